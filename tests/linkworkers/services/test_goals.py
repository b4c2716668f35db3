"""Goals."""

import pytest

from linkworkers import services
from linkworkers.models import Goal
from referrals.models import TimelineEntry
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
SING = services.GoalWords(words="Sing again", importance=8)


class TestAddGoal:
    def test_keeps_it_with_who_agreed_and_when(self):
        world = small_world()

        goal = services.add_goal(
            referral_id=world.referral(active=True).pk, goal=SING, actor=world.worker, at=NOON
        )

        assert (goal.agreed_by_id, goal.agreed_at) == (world.worker.user_id, NOON)
        line = TimelineEntry.objects.get(kind="goal")
        assert (line.detail, line.field_class) == ("Sing again", "plan")

    def test_a_second_click_adds_nothing(self):
        world = small_world()
        referral = world.referral(active=True)

        for _click in range(2):
            services.add_goal(referral_id=referral.pk, goal=SING, actor=world.worker, at=NOON)

        assert Goal.objects.count() == 1

    def test_refuses_a_supervisor_and_a_case_nobody_has(self):
        world = small_world()

        with pytest.raises(NotPermitted):
            services.add_goal(
                referral_id=world.referral(active=True).pk,
                goal=SING,
                actor=world.supervisor,
                at=NOON,
            )
        with pytest.raises(Conflict):
            services.add_goal(
                referral_id=world.referral(accepted=True).pk,
                goal=SING,
                actor=world.worker,
                at=NOON,
            )


class TestEditGoal:
    def edit(self, goal, actor, version=0):
        met = services.GoalWords(words="Sing", status="met")
        return services.edit_goal(goal_id=goal.pk, goal=met, version=version, actor=actor, at=NOON)

    def test_says_how_far_it_has_come(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        edited = self.edit(goal, world.worker)

        assert (edited.status, edited.version) == ("met", 1)
        assert TimelineEntry.objects.get(kind="goal").label == "Goal: met"

    def test_refuses_an_older_version(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        self.edit(goal, world.worker)

        with pytest.raises(Conflict):
            self.edit(goal, world.worker)

    def test_does_not_find_another_teams_goal(self):
        goal = GoalFactory(referral=small_world().referral(active=True))

        with pytest.raises(NotVisible):
            self.edit(goal, small_world().worker)
