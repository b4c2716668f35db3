"""Who does what towards a goal, small steps, and how they went."""

from datetime import date

import pytest

from linkworkers import services
from linkworkers.models import Doer, PlanAction, Progress
from referrals.models import TimelineEntry
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.linkworkers import GoalFactory, PlanActionFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
RING = services.ActionWords("Ring the choir", doer=Doer.WORKER, due_on=date(2026, 11, 25))


def steps_of(goal):
    return [
        *goal.actions.filter(place__isnull=False).order_by("place").values_list("what", flat=True)
    ]


class TestAddAction:
    def test_keeps_who_does_what_and_says_so_on_the_timeline(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        row = services.add_action(goal_id=goal.pk, words=RING, actor=world.worker, at=NOON)

        assert (row.doer, row.due_on, row.progress) == ("worker", date(2026, 11, 25), "todo")
        line = TimelineEntry.objects.get(kind="goal")
        assert (line.detail, line.field_class) == ("Ring the choir", "plan")

    def test_a_second_click_adds_nothing(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        for _click in range(2):
            services.add_action(goal_id=goal.pk, words=RING, actor=world.worker, at=NOON)

        assert PlanAction.objects.count() == 1

    def test_refuses_a_supervisor_another_team_and_a_closed_case(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        ended = {"status": "closed", "closed_at": NOON, "outcome": "goals_met"}
        closed = GoalFactory(referral=world.referral(active=True, **ended))

        for whose, actor, refusal in (
            (goal, world.supervisor, NotPermitted),
            (goal, small_world().worker, NotVisible),
            (closed, world.worker, Conflict),
        ):
            with pytest.raises(refusal):
                services.add_action(goal_id=whose.pk, words=RING, actor=actor, at=NOON)


class TestAddSteps:
    def add(self, goal, world, *steps):
        return services.add_steps(
            goal_id=goal.pk, steps=steps, companion="Jean", actor=world.worker, at=NOON
        )

    def test_puts_them_in_order_after_those_there_are(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        self.add(goal, world, "Open the door", "Walk to the gate")

        added = self.add(goal, world, "Walk to the gate", "Walk to the corner")

        assert [row.what for row in added] == ["Walk to the corner"]
        assert steps_of(goal) == ["Open the door", "Walk to the gate", "Walk to the corner"]
        assert added[0].companion == "Jean"


class TestEditAction:
    def edit(self, row, actor, version=0, **fields):
        words = services.ActionWords(**{"what": row.what, "place": row.place, **fields})
        return services.edit_action(
            action_id=row.pk, words=words, version=version, actor=actor, at=NOON
        )

    def test_says_how_it_went_in_their_words(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True))

        edited = self.edit(row, world.worker, progress=Progress.PARTLY, went="Got to the gate")

        assert (edited.progress, edited.went, edited.version) == ("partly", "Got to the gate", 1)
        assert edited.settled_on == NOON.date()
        assert TimelineEntry.objects.get(kind="goal").label == "In the plan: partly done"

    def test_a_step_that_moves_makes_room_among_the_others(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        rows = [PlanActionFactory(goal=goal, what=what, place=n) for n, what in enumerate("ABC", 1)]

        self.edit(rows[2], world.worker, place=1)

        assert steps_of(goal) == ["C", "A", "B"]

    def test_refuses_an_older_version(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True))
        self.edit(row, world.worker, what="Ring again")

        with pytest.raises(Conflict):
            self.edit(row, world.worker, what="Write instead")

        row.refresh_from_db()
        assert row.what == "Ring again"


class TestSettleAction:
    def test_says_it_in_one_tap_and_takes_it_back(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True), companion="Jean")

        def tap(progress, version):
            return services.settle_action(
                action_id=row.pk, progress=progress, version=version, actor=world.worker, at=NOON
            )

        done = tap(Progress.DONE, 0)
        back = tap(Progress.TODO, 1)

        assert (done.progress, done.settled_on) == ("done", NOON.date())
        assert (back.progress, back.settled_on, back.companion) == ("todo", None, "Jean")

    def test_a_tap_on_an_old_page_changes_nothing(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True), version=2)

        with pytest.raises(Conflict):
            services.settle_action(
                action_id=row.pk, progress=Progress.DONE, version=1, actor=world.worker, at=NOON
            )
