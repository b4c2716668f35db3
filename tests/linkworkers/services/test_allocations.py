"""Giving people out within capacity."""

import threading

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from linkworkers import services
from linkworkers.models import Profile
from referrals.models import Referral, TimelineEntry
from referrals.states import Status
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, DomainError, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import NOON, small_world


def profile_of(world, actor=None, **fields) -> Profile:
    actor = actor or world.worker
    return ProfileFactory(
        user=User.objects.get(pk=actor.user_id), team=world.team, **{"capacity": 2} | fields
    )


def give(world, referral, *, to=None, by=None, reason=""):
    worker = to or world.worker
    allocation = services.Allocation(
        referral_id=referral.pk, worker_id=worker.user_id, over_capacity_reason=reason
    )
    return services.allocate_referral(allocation=allocation, actor=by or world.supervisor, at=NOON)


@pytest.mark.django_db
class TestAllocateReferral:
    def test_gives_the_case_and_plans_the_first_contact(self):
        world = small_world()
        profile_of(world)
        referral = world.referral(accepted=True)

        given = give(world, referral)

        assert (given.status, given.link_worker_id) == (Status.ALLOCATED, world.worker.user_id)
        assert (given.allocated_at, given.next_action) == (NOON, "Make the first contact")
        assert str(given.next_action_on) == "2026-11-27"  # 5 working days from Friday

    def test_an_urgent_one_is_due_sooner(self):
        world = small_world()
        profile_of(world)

        given = give(world, world.referral(accepted=True, urgency="urgent"))

        assert str(given.next_action_on) == "2026-11-24"

    def test_a_link_worker_takes_a_person_themself_but_gives_out_none(self):
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)
        profile_of(world)
        profile_of(world, colleague)
        first, second = world.referral(accepted=True), world.referral(accepted=True)

        taken = give(world, first, by=world.worker)

        assert taken.link_worker_id == world.worker.user_id
        with pytest.raises(NotPermitted):
            give(world, second, to=colleague, by=world.worker)

    def test_refuses_a_full_worker_without_saying_why(self):
        world = small_world()
        profile_of(world, capacity=1)
        world.referral(active=True)

        with pytest.raises(Invalid) as refusal:
            give(world, world.referral(accepted=True))

        assert refusal.value.field == "over_capacity_reason"

    def test_a_supervisor_may_go_over_and_the_reason_stays_with_the_team(self):
        world = small_world()
        profile_of(world, capacity=1)
        world.referral(active=True)
        referral = world.referral(accepted=True)

        given = give(world, referral, reason="eviction on Monday")

        assert given.status == Status.ALLOCATED
        assert given.steps.get().reason == ""
        line = TimelineEntry.objects.get(referral=referral, label="Over capacity")
        assert (line.field_class, line.detail) == ("case_notes", "Because eviction on Monday")

    def test_a_full_worker_cannot_take_one_more_themself(self):
        world = small_world()
        profile_of(world, capacity=1)
        world.referral(active=True)

        with pytest.raises(Invalid):
            give(world, world.referral(accepted=True), by=world.worker, reason="I want to")

    def test_refuses_who_takes_nobody_now(self):
        world = small_world()
        profile_of(world, is_taking_people=False)

        with pytest.raises(Invalid):
            give(world, world.referral(accepted=True))

    def test_refuses_somebody_of_another_team(self):
        world, other = small_world(), small_world()
        profile_of(other)

        with pytest.raises(Invalid):
            give(world, world.referral(accepted=True), to=other.worker)

    def test_does_not_find_another_teams_case(self):
        world, other = small_world(), small_world()
        profile_of(world)

        with pytest.raises(NotVisible):
            give(world, other.referral(accepted=True))

    def test_refuses_to_give_a_person_to_whom_they_have_already(self):
        world = small_world()
        profile_of(world)
        referral = world.referral(accepted=True)
        give(world, referral)

        with pytest.raises(Conflict):
            give(world, referral)


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_the_last_place_is_given_once(self):
        world = small_world()
        profile_of(world, capacity=1)
        referrals = [world.referral(accepted=True), world.referral(accepted=True)]

        refused = at_once(*[lambda r=r: give(world, r, by=world.worker) for r in referrals])

        held = Referral.objects.filter(link_worker_id=world.worker.user_id)
        assert (held.count(), [type(error) for error in refused]) == (1, [Invalid])

    def test_two_supervisors_do_not_fill_a_worker_over_without_saying_why(self):
        world = small_world()
        profile_of(world, capacity=1)
        other = actor_in(Role.SUPERVISOR, world.team)
        pairs = [(world.referral(accepted=True), by) for by in (world.supervisor, other)]

        refused = at_once(*[lambda r=r, by=by: give(world, r, by=by) for r, by in pairs])

        held = Referral.objects.filter(link_worker_id=world.worker.user_id)
        assert (held.count(), [error.field for error in refused]) == (1, ["over_capacity_reason"])

    def test_one_person_goes_to_one_of_two_who_take_them(self):
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)
        profile_of(world)
        profile_of(world, colleague)
        referral = world.referral(accepted=True)

        refused = at_once(
            lambda: give(world, referral, by=world.worker),
            lambda: give(world, referral, to=colleague, by=colleague),
        )

        referral.refresh_from_db()
        assert referral.steps.count() == 1
        assert len(refused) == 1

    def test_two_who_share_out_at_once_leave_everybody_with_as_many(self):
        world = small_world()
        profile_of(world, capacity=4)
        profile_of(world, actor_in(Role.LINK_WORKER, world.team), capacity=4)
        referrals = [world.referral(accepted=True) for _ in range(4)]

        refused = at_once(
            *[
                lambda r=r: services.share_out(
                    referral_id=r.pk, actor=world.supervisor, at=timezone.now()
                )
                for r in referrals
            ]
        )

        held = Referral.objects.values_list("link_worker").annotate(n=Count("pk"))
        assert (refused, [number for _worker, number in held]) == ([], [2, 2])

    def test_one_close_wins(self):
        world = small_world()
        referral = world.referral(active=True)

        def close():
            ending = services.Ending(
                referral_id=referral.pk,
                outcome="goals_met",
                words="Done",
                no_measure_reason="Did not want to",
            )
            services.close_case(ending=ending, actor=world.worker, at=timezone.now())

        refused = at_once(close, close)

        assert len(refused) == 1
        assert referral.steps.count() == 1


def at_once(*acts) -> list[DomainError]:
    """Run the acts in threads that start together, and return what was refused."""
    start, refused = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
        except DomainError as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
