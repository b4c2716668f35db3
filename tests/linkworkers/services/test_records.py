"""The summary for services, and how to reach the person."""

import pytest

from linkworkers import services
from referrals.models import OnwardReferral
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, OnwardReferralFactory, small_world

pytestmark = pytest.mark.django_db
CONTACT = services.Contactable(phone="07700 900456")
SAFE = services.SafeContact(may_phone=True, safe_contact_note="After 5pm")


def change(world, referral, *, by=None, contact=CONTACT, safe=SAFE, version=0):
    reach = services.Reach(contact=contact, safe=safe, version=version)
    return services.change_reach(
        referral_id=referral.pk, reach=reach, actor=by or world.worker, at=NOON
    )


class TestChangeReach:
    def test_changes_both_and_tells_the_trail(self):
        world = small_world()
        referral = world.referral(active=True)

        person = change(world, referral)

        person.refresh_from_db()
        assert (person.phone, person.safe_contact_note) == ("07700 900456", "After 5pm")
        assert (person.may_leave_voicemail, person.version) == (False, 1)
        assert AuditEntry.objects.filter(label="safe_contact", object_id=referral.pk).exists()

    def test_refuses_an_older_version(self):
        world = small_world()
        referral = world.referral(active=True)
        change(world, referral)

        with pytest.raises(Conflict):
            change(world, referral)

    def test_a_supervisor_changes_what_is_safe_and_not_the_number(self):
        world = small_world()
        referral = world.referral(active=True)

        with pytest.raises(NotPermitted):
            change(world, referral, by=world.supervisor)
        person = change(world, referral, by=world.supervisor, contact=None)

        assert (person.phone, person.safe_contact_note) == ("07700 900123", "After 5pm")

    def test_a_team_administrator_changes_both(self):
        world = small_world()
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        assert change(world, world.referral(active=True), by=admin).phone == "07700 900456"

    def test_a_colleague_without_cover_does_not_find_it(self):
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)

        with pytest.raises(NotVisible):
            change(world, world.referral(active=True), by=colleague)


class TestEditSummary:
    def test_changes_the_summary_and_not_what_was_sent(self):
        world = small_world()
        referral = world.referral(active=True, shared_summary="Old")
        OnwardReferralFactory(referral=referral, summary="Old")

        services.edit_summary(
            referral_id=referral.pk, summary="New", version=0, actor=world.worker, at=NOON
        )

        referral.refresh_from_db()
        assert (referral.shared_summary, OnwardReferral.objects.get().summary) == ("New", "Old")

    def test_refuses_an_older_version_and_a_supervisor(self):
        world = small_world()
        referral = world.referral(active=True, version=3)

        with pytest.raises(Conflict):
            services.edit_summary(
                referral_id=referral.pk, summary="New", version=2, actor=world.worker, at=NOON
            )
        with pytest.raises(NotPermitted):
            services.edit_summary(
                referral_id=referral.pk, summary="New", version=3, actor=world.supervisor, at=NOON
            )
