"""Opening a colleague's case."""

import pytest

from referrals.models import CoverGrant, TimelineEntry
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def cover(actor, referral, reason="leave"):
    return signed_in(actor).post(f"/referrals/{referral.pk}/cover/", {"reason": reason})


class TestCoverOpen:
    def test_opens_it_for_sixty_minutes_on_the_record(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = actor_in(Role.LINK_WORKER, world.team)

        answer = cover(colleague, referral)

        grant = CoverGrant.objects.get()
        assert answer.url == f"/caseload/{referral.pk}/"
        assert (grant.expires_at - grant.granted_at).total_seconds() == 3600
        assert TimelineEntry.objects.filter(referral=referral, kind="cover").exists()
        assert AuditEntry.objects.get(action="cover").purpose == "Covering leave or sickness"

    def test_needs_one_of_the_reasons(self):
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)

        answer = cover(colleague, world.referral(active=True), reason="curious")

        assert answer.status_code == 422
        assert not CoverGrant.objects.exists()

    def test_opens_no_restricted_record_and_none_of_another_team(self):
        world = small_world()
        restricted = world.referral(active=True, person=PersonFactory(is_restricted=True))
        colleague = actor_in(Role.LINK_WORKER, world.team)

        assert cover(colleague, restricted).status_code == 404
        assert cover(small_world().worker, world.referral(active=True)).status_code == 404

    def test_is_for_link_workers_alone(self):
        world = small_world()

        assert cover(world.supervisor, world.referral(active=True)).status_code == 403
