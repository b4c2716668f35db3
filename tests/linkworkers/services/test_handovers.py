"""Everybody of one link worker goes to others: nobody ends without."""

from datetime import timedelta
from uuid import uuid4

import pytest

from linkworkers import services
from linkworkers.models import Appointment, Handover, LoneVisit
from referrals.models import Concern, Referral, TimelineEntry
from spcore.accounts import services as accounts
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.covering import absent, colleague_in

pytestmark = pytest.mark.django_db


def give(world, cases, taker, *, by=None, worker=None) -> Handover:
    new = services.NewHandover(
        worker_id=(worker or world.worker).user_id,
        why="leaves",
        note="From 1 December",
        takers={case.pk: taker.user_id for case in cases},
    )
    return services.hand_over(new=new, actor=by or world.supervisor, at=NOON)


def booked(case, worker, starts_at=NOON + timedelta(days=1)) -> Appointment:
    return Appointment.objects.create(
        referral=case, worker_id=worker.user_id, starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), mode="phone", booked_by_id=worker.user_id,
        booked_at=NOON, nonce=uuid4(),
    )  # fmt: skip


def worried(world, case) -> Concern:
    return Concern.objects.create(
        person=case.person, referral=case, kind="self_harm", what="x",
        raised_by_id=world.worker.user_id, raised_by_organisation_id=world.team.pk,
        raised_at=NOON, owner_id=world.worker.user_id,
    )  # fmt: skip


class TestHandOver:
    def test_gives_each_with_what_is_to_come_and_what_is_open(self):
        world = small_world()
        taker = colleague_in(world)
        case = world.referral(active=True, next_action="Ring", version=3)
        paused = world.referral(allocated=True)
        appointment, concern = booked(case, world.worker), worried(world, case)

        give(world, [case, paused], taker)

        case.refresh_from_db()
        assert (case.link_worker_id, case.status) == (taker.user_id, "active")
        assert case.next_action == "Tell them who takes over and why"
        assert str(case.next_action_on) == "2026-11-25"
        assert case.allocated_at == NOON  # no clock begins anew
        assert Appointment.objects.get(pk=appointment.pk).worker_id == taker.user_id
        assert Concern.objects.get(pk=concern.pk).owner_id == taker.user_id
        line = TimelineEntry.objects.get(referral=case, label__startswith="Handed over to")
        assert line.detail == "They leave the team. From 1 December"

    def test_gives_concerns_on_cases_of_others_to_the_supervisor(self):
        world = small_world()
        taker = colleague_in(world)
        concern = worried(world, world.referral(active=True, link_worker_id=taker.user_id))

        give(world, [world.referral(active=True)], taker)

        assert Concern.objects.get(pk=concern.pk).owner_id == world.supervisor.user_id

    def test_lets_the_supervisor_be_told_of_visits_they_watch(self):
        world = small_world()
        taker = colleague_in(world)
        theirs = world.referral(active=True, link_worker_id=taker.user_id)
        visit = LoneVisit.objects.create(
            referral=theirs, worker_id=taker.user_id, watcher_id=world.worker.user_id,
            started_at=NOON, due_back_at=NOON + timedelta(hours=1),
        )  # fmt: skip

        give(world, [world.referral(active=True)], taker)

        assert LoneVisit.objects.get(pk=visit.pk).watcher_id == world.supervisor.user_id

    def test_ends_what_an_absence_opened(self):
        world = small_world()
        cover, taker, case = colleague_in(world), colleague_in(world), world.referral(active=True)
        absent(world, cover=cover)

        give(world, [case], taker)

        assert not Referral.objects.readable_by(cover, at=NOON).filter(pk=case.pk).exists()

    def test_leaves_nobody_out_and_takes_nobody_elses(self):
        world, other = small_world(), small_world()
        taker, cases = colleague_in(world), [world.referral(active=True) for _ in range(2)]

        for chosen, to in [(cases[:1], taker), ([], taker), (cases, other.worker)]:
            with pytest.raises(Conflict):
                give(world, chosen, to)

        holders = set(Referral.objects.values_list("link_worker_id", flat=True))
        assert holders == {world.worker.user_id}

    def test_changes_nothing_where_a_taker_is_busy_at_one_of_the_appointments(self):
        world = small_world()
        taker, case = colleague_in(world), world.referral(active=True)
        booked(case, world.worker)
        booked(world.referral(active=True, link_worker_id=taker.user_id), taker)

        with pytest.raises(Conflict):
            give(world, [case], taker)

        case.refresh_from_db()
        assert case.link_worker_id == world.worker.user_id

    def test_is_the_supervisors(self):
        world = small_world()

        with pytest.raises(NotPermitted):
            give(world, [world.referral(active=True)], colleague_in(world), by=world.worker)


class TestUndoHandover:
    def test_puts_back_whom_nobody_has_worked_with_since(self):
        world = small_world()
        taker = colleague_in(world)
        still = world.referral(active=True, next_action="Ring")
        worked_on = world.referral(active=True)
        appointment, concern = booked(still, world.worker), worried(world, still)
        handover = give(world, [still, worked_on], taker)
        Referral.objects.filter(pk=worked_on.pk).update(version=9)

        number = services.undo_handover(handover_id=handover.pk, actor=world.supervisor, at=NOON)

        still.refresh_from_db()
        worked_on.refresh_from_db()
        assert number == 1
        assert (still.link_worker_id, still.next_action) == (world.worker.user_id, "Ring")
        assert worked_on.link_worker_id == taker.user_id
        assert Appointment.objects.get(pk=appointment.pk).worker_id == world.worker.user_id
        assert Concern.objects.get(pk=concern.pk).owner_id == world.worker.user_id
        with pytest.raises(Conflict):
            services.undo_handover(handover_id=handover.pk, actor=world.supervisor, at=NOON)

    def test_is_not_there_for_another_team(self):
        world, other = small_world(), small_world()
        handover = give(world, [world.referral(active=True)], colleague_in(world))

        with pytest.raises(NotVisible):
            services.undo_handover(handover_id=handover.pk, actor=other.supervisor, at=NOON)


class TestLeaving:
    def test_is_refused_while_they_hold_somebody(self):
        world = small_world()
        case = world.referral(active=True)
        admin = actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)
        role = {"actor": admin, "at": NOON, "membership_id": world.worker.membership_id}
        account = {"actor": admin, "at": NOON, "user_id": world.worker.user_id}

        with pytest.raises(Conflict, match="They still work with 1 person"):
            accounts.end_role(**role)
        with pytest.raises(Conflict, match="They still work with 1 person"):
            accounts.disable_colleague(**account)

        assert Membership.objects.get(pk=world.worker.membership_id).ended_at is None
        give(world, [case], colleague_in(world))
        accounts.end_role(**role)

    def test_nobody_is_given_to_somebody_who_left_meanwhile(self):
        world = small_world()
        ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team)
        Membership.objects.filter(pk=world.worker.membership_id).update(ended_at=NOON)
        allocation = services.Allocation(world.referral(accepted=True).pk, world.worker.user_id)

        with pytest.raises(Invalid):
            services.allocate_referral(allocation=allocation, actor=world.supervisor, at=NOON)
