"""Taking an unmet need back."""

import pytest

from referrals.models import UnmetNeed
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def unmet(world) -> UnmetNeed:
    return UnmetNeed.objects.create(
        referral=world.referral(active=True),
        need="money",
        recorded_by_id=world.worker.user_id,
        recorded_at=NOON,
    )


class TestUnmetNeedWithdraw:
    def test_lets_the_need_be_recorded_again(self):
        world = small_world()
        row = unmet(world)

        answer = signed_in(world.worker).post(f"/unmet-needs/{row.pk}/")

        assert answer.url == f"/caseload/{row.referral_id}/match/"
        assert not UnmetNeed.objects.standing().exists()
        sent = {"need": "money", "why": "full"}
        signed_in(world.worker).post(f"/caseload/{row.referral_id}/unmet-needs/", sent)
        assert UnmetNeed.objects.standing().get().why == "full"

    def test_is_not_there_for_another_team(self):
        row = unmet(small_world())

        answer = signed_in(small_world().worker).post(f"/unmet-needs/{row.pk}/")

        assert answer.status_code == 404
        assert UnmetNeed.objects.standing().exists()
