"""With whom a goal is shared."""

import pytest
from django.utils import timezone

from linkworkers.models import GoalShare
from linkworkers.services.goal_shares import share_goal
from referrals.models import TimelineEntry
from spcore.errors import Invalid, NotPermitted
from tests.linkworkers.goal_sharing import goal_of, share
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


class TestShareGoal:
    def test_is_shared_with_these_and_nobody_else(self):
        sharing = offered()
        goal = goal_of(sharing)

        share(sharing, goal, practice=True, service=True)
        share(sharing, goal, practice=True, service=True)
        share(sharing, goal, service=True)

        standing = GoalShare.objects.filter(ended_at=None)
        assert [row.onward_id for row in standing] == [sharing.onward.pk]
        assert GoalShare.objects.count() == 2
        lines = TimelineEntry.objects.filter(kind="goal", field_class="plan")
        assert [line.label.startswith("Goal shared with") for line in lines] == [True, True]

    def test_refuses_what_is_about_safety_at_home(self):
        sharing = offered()

        with pytest.raises(Invalid):
            share(sharing, goal_of(sharing, need="safety"), practice=True)

    def test_refuses_a_practice_that_gets_codes_only_and_a_service_of_another_case(self):
        sharing, other = offered(), offered()
        goal = goal_of(sharing)
        type(goal.referral).objects.update(codes_only=True)

        for wanted in (
            {"with_practice": True, "onward_ids": []},
            {"with_practice": False, "onward_ids": [other.onward.pk]},
        ):
            with pytest.raises(Invalid):
                share_goal(goal_id=goal.pk, actor=sharing.world.worker, at=timezone.now(), **wanted)
        assert GoalShare.objects.count() == 0

    def test_refuses_a_supervisor(self):
        sharing = offered()
        goal = goal_of(sharing)

        with pytest.raises(NotPermitted):
            share_goal(
                goal_id=goal.pk, with_practice=True, onward_ids=[],
                actor=sharing.world.supervisor, at=timezone.now(),
            )  # fmt: skip
