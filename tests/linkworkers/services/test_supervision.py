"""Supervision: planned, held, and what stays between the two."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import SupervisionItem, SupervisionSession
from linkworkers.selectors.supervision import overdue_number, team_supervision
from linkworkers.services import supervision
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import held, planned

pytestmark = pytest.mark.django_db


def plan(world, **fields):
    values = {
        "worker_id": world.worker.user_id,
        "supervisor_id": world.supervisor.user_id,
        "day": timezone.localdate(),
    } | fields
    return supervision.Plan(**values)


class TestPlanSession:
    def test_moves_the_one_that_is_planned(self):
        world = small_world()
        first = planned(world)

        second = planned(world, days=9)

        assert second.pk == first.pk
        assert SupervisionSession.objects.get().day == timezone.localdate() + timedelta(days=9)

    def test_is_ones_own_to_plan_with_a_supervisor_of_the_team(self):
        world, now = small_world(), timezone.now()
        other = actor_in(Role.SUPERVISOR, world.team)

        refused = [
            (NotPermitted, plan(world, supervisor_id=other.user_id), world.supervisor),
            (NotVisible, plan(world), colleague_in(world)),
            (Invalid, plan(world, supervisor_id=colleague_in(world).user_id), world.worker),
            (Invalid, plan(world, supervisor_id=world.worker.user_id), world.worker),
            (Invalid, plan(world, day=timezone.localdate() - timedelta(1)), world.worker),
        ]

        for error, asked, actor in refused:
            with pytest.raises(error):
                supervision.plan_session(plan=asked, actor=actor, at=now)
        supervision.plan_session(plan=plan(world), actor=world.worker, at=now)

    def test_takes_over_what_was_not_talked_about(self):
        world, now = small_world(), timezone.now()
        first = planned(world)
        for words in ("Lone visits", "Training"):
            supervision.add_item(session_id=first.pk, words=words, actor=world.worker, at=now)
        talked = SupervisionItem.objects.get(words="Training")
        kept = supervision.Held(timezone.localdate(), "", [talked.pk], timezone.localdate())

        supervision.record_session(
            session_id=first.pk, held=kept, version=0, actor=world.supervisor, at=now
        )

        following = SupervisionSession.objects.to_come().get()
        assert [item.words for item in following.items.all()] == ["Lone visits"]
        assert [item.words for item in first.items.all()] == ["Training"]


class TestRecordSession:
    def test_refuses_a_stale_one_a_day_to_come_and_one_called_off(self):
        world, now = small_world(), timezone.now()
        session = held(world, personal="Tired")
        other = planned(world)
        tomorrow = timezone.localdate() + timedelta(days=1)

        def record(which, version, day):
            supervision.record_session(
                session_id=which.pk, held=supervision.Held(day, "x"), version=version,
                actor=world.worker, at=now,
            )  # fmt: skip

        with pytest.raises(Conflict):
            record(session, 0, timezone.localdate())
        with pytest.raises(Invalid):
            record(other, 0, tomorrow)
        supervision.call_off_session(session_id=other.pk, actor=world.worker, at=now)
        with pytest.raises(Conflict):
            record(other, 0, timezone.localdate())

    def test_stays_between_the_two(self):
        world = small_world()
        session = held(world, personal="Tired")
        boss = actor_in(Role.SUPERVISOR, world.team)

        readers = [
            SupervisionSession.objects.visible_to(actor).filter(pk=session.pk).exists()
            for actor in (world.worker, world.supervisor, boss, colleague_in(world))
        ]

        assert readers == [True, True, False, False]
        with pytest.raises(NotVisible):
            supervision.add_item(session_id=session.pk, words="x", actor=boss, at=timezone.now())


class TestOverdue:
    def test_counts_from_what_the_team_agreed_for_any_supervisor(self):
        world = small_world()
        late, fresh = colleague_in(world), colleague_in(world)
        held(world, worker=late, days_ago=29)
        held(world, worker=fresh, days_ago=27)
        boss = actor_in(Role.SUPERVISOR, world.team)

        rows = {row.id: row for row in team_supervision(actor=boss, at=timezone.now())}

        assert rows[late.user_id].is_overdue
        assert not rows[fresh.user_id].is_overdue
        assert rows[world.worker.user_id].is_overdue  # none recorded yet
        assert rows[late.user_id].session_id is None
        supervision.set_standard(weeks=6, version=0, actor=boss)
        assert overdue_number(actor=boss, at=timezone.now()) == 1
        assert overdue_number(actor=world.worker, at=timezone.now()) == 0


class TestSetStandard:
    def test_is_a_supervisors_and_refuses_a_stale_one(self):
        world = small_world()
        supervision.set_standard(weeks=6, version=0, actor=world.supervisor)

        with pytest.raises(Conflict):
            supervision.set_standard(weeks=8, version=0, actor=world.supervisor)
        with pytest.raises(NotPermitted):
            supervision.set_standard(weeks=8, version=1, actor=world.worker)
