"""One goal, to change it."""

from datetime import datetime
from uuid import UUID

from linkworkers.models import Goal
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


def goal_for(*, actor: Actor, goal_id: UUID, at: datetime) -> Goal:
    """Return the goal with its case's person, if the actor may open it. :raises NotVisible:"""
    rows = Goal.objects.visible_to(actor, at=at).select_related("referral__person")
    goal = rows.filter(pk=goal_id).first()
    if goal is None:
        raise NotVisible
    return goal
