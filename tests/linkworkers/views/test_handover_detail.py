"""What a handover did."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.services.test_handovers import give
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestHandoverDetail:
    def test_says_who_went_to_whom(self):
        world = small_world()
        taker = colleague_in(world)
        case = world.referral(active=True)
        handover = give(world, [case], taker)

        page = text_of(signed_in(world.supervisor).get(f"/handovers/{handover.pk}/"))

        assert case.reference in page
        assert f"to {taker.name}" in page
        assert AuditEntry.objects.get(label="linkworkers:handover_detail").people == [
            case.person_id
        ]

    def test_is_not_there_for_another_team(self):
        world = small_world()
        handover = give(world, [world.referral(active=True)], colleague_in(world))

        answer = signed_in(small_world().supervisor).get(f"/handovers/{handover.pk}/")

        assert answer.status_code == 404
