"""Giving several people to one link worker."""

import pytest

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/triage/allocate/"


def profile(world, **fields):
    user = User.objects.get(pk=world.worker.user_id)
    return ProfileFactory(user=user, team=world.team, **fields)


def giving(world, referrals, **fields):
    ids = [str(referral.pk) for referral in referrals]
    return {"referral": ids, "give": "1", "worker": str(world.worker.user_id)} | fields


class TestReferralAllocateMany:
    def test_asks_who_takes_them_with_what_each_carries(self):
        world = small_world()
        profile(world, capacity=40)
        chosen = [world.referral(accepted=True) for _ in range(2)]

        answer = signed_in(world.supervisor).post(URL, {"referral": [row.pk for row in chosen]})

        page = text_of(answer)
        assert "Give 2 people to a link worker" in page
        assert "0 of 40 open" in page
        assert {row.status for row in Referral.objects.all()} == {Status.ACCEPTED}
        entry = AuditEntry.objects.get(label="linkworkers:referral_allocate_many")
        assert set(entry.people) == {row.person_id for row in chosen}

    def test_gives_as_far_as_the_room_goes_and_says_what_became_of_each(self):
        world = small_world()
        profile(world, capacity=2)
        waiting = [world.referral(accepted=True) for _ in range(2)]
        taken = world.referral(active=True)
        worker = signed_in(world.supervisor)

        page = text_of(worker.post(URL, giving(world, waiting)))

        assert page.count("Given<") == 1
        assert "This link worker is full" in page
        statuses = [Referral.objects.get(pk=row.pk).status for row in waiting]
        assert sorted(statuses) == [Status.ACCEPTED, Status.ALLOCATED]
        assert Referral.objects.get(pk=taken.pk).status == Status.ACTIVE

    def test_one_that_fails_does_not_stop_the_others(self):
        world = small_world()
        profile(world)
        moved_on, fine = world.referral(submitted=True), world.referral(accepted=True)

        page = text_of(signed_in(world.supervisor).post(URL, giving(world, [moved_on, fine])))

        assert "Not done" in page
        assert Referral.objects.get(pk=fine.pk).status == Status.ALLOCATED
        assert Referral.objects.get(pk=moved_on.pk).status == Status.SUBMITTED

    def test_asks_the_supervisor_why_somebody_full_takes_more(self):
        world = small_world()
        profile(world, capacity=0)
        chosen = [world.referral(accepted=True)]
        client = signed_in(world.supervisor)

        asked = text_of(client.post(URL, giving(world, chosen)))
        client.post(URL, giving(world, chosen, over_capacity_reason="Covers leave"))

        assert "Say why it must go over capacity" in asked
        assert Referral.objects.get().status == Status.ALLOCATED

    def test_says_to_choose_somebody_when_nobody_is(self):
        world = small_world()

        page = text_of(signed_in(world.supervisor).post(URL, {"referral": ["x"]}, follow=True))

        assert "Choose at least one person" in page

    def test_leaves_people_of_another_team_alone(self):
        world, other = small_world(), small_world()
        profile(world)
        theirs, ours = other.referral(accepted=True), world.referral(accepted=True)

        signed_in(world.supervisor).post(URL, giving(world, [theirs, ours]))

        assert Referral.objects.get(pk=theirs.pk).status == Status.ACCEPTED
        assert Referral.objects.get(pk=ours.pk).status == Status.ALLOCATED

    def test_a_team_administrator_gives_nobody_out(self):
        world = small_world()
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        assert signed_in(admin).post(URL, {}).status_code == 403

    def test_shares_them_out_and_names_who_took_each(self):
        world = small_world()
        profile(world, capacity=1, languages=["Urdu"])
        colleague = User.objects.get(pk=actor_in(Role.LINK_WORKER, world.team).user_id)
        ProfileFactory(user=colleague, team=world.team, capacity=1)
        plain = world.referral(accepted=True)
        asked = world.referral(accepted=True, person__language="urdu")
        late = world.referral(accepted=True)
        client = signed_in(world.supervisor)

        page = text_of(client.post(URL, giving(world, [asked, plain, late], worker="shared_out")))

        assert Referral.objects.get(pk=asked.pk).link_worker_id == world.worker.user_id
        assert Referral.objects.get(pk=plain.pk).link_worker_id == colleague.pk
        assert f"Given to {colleague.name}" in page
        assert "Every link worker of this team is full" in page
