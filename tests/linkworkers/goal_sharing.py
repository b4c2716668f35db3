"""A goal with something agreed towards it, and a service that has the person."""

from django.utils import timezone

from linkworkers.models import Goal
from linkworkers.services.goal_shares import share_goal
from tests.factories.linkworkers import GoalFactory, PlanActionFactory
from tests.referrals.sharing import Sharing


def goal_of(sharing: Sharing, **fields: object) -> Goal:
    """Return a goal whose words may be shown, and whose inner side never is."""
    goal = GoalFactory(
        referral=sharing.onward.referral,
        **{"words": "Sing again", "importance": 9, "outcome": "CNRY-outcome"} | fields,
    )
    PlanActionFactory(
        goal=goal, what="Ring the choir", confidence=3, if_hard="CNRY-hard", went="CNRY-went",
        companion="CNRY-sister",
    )  # fmt: skip
    return goal


def share(sharing: Sharing, goal: Goal, *, practice: bool = False, service: bool = False) -> None:
    """Share a goal with these and nobody else."""
    share_goal(
        goal_id=goal.pk,
        with_practice=practice,
        onward_ids=[sharing.onward.pk] if service else [],
        actor=sharing.world.worker,
        at=timezone.now(),
    )


INNER = ("CNRY-outcome", "CNRY-hard", "CNRY-went", "CNRY-sister", "of 10", "9 of")
