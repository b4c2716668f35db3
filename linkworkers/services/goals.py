"""Goals agreed with the person, and how far they have come."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Goal, GoalStatus
from linkworkers.services.plan_actions import ActionWords, add_to
from linkworkers.services.plan_telling import locked_to_plan, tell_of_plan
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class GoalWords:
    """What the person wants, in their words; `importance` is theirs, 1 to 10."""

    words: str
    importance: int | None = None
    need: str = ""
    status: GoalStatus = GoalStatus.OPEN
    outcome: str = ""


@transaction.atomic
def add_goal(
    *,
    referral_id: UUID,
    goal: GoalWords,
    actor: Actor,
    at: datetime,
    first: ActionWords | None = None,
) -> Goal:
    """
    Write a goal down, with a first step where there is one.

    The very same words, open on this case already, are not written twice.

    :raises NotVisible, NotPermitted, Conflict:
    """
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at, begins=True)
    same = Goal.objects.filter(referral=referral, words=goal.words, status=GoalStatus.OPEN)
    if (held := same.first()) is not None:
        return held
    added = Goal.objects.create(
        referral=referral, agreed_by_id=actor.user_id, agreed_at=at, **asdict(goal)
    )
    line = (_("Goal agreed"), added.words)
    tell_of_plan(referral, line, object_id=added.pk, actor=actor, at=at)
    if first is not None:
        add_to(added, [first], actor=actor, at=at)
    return added


@transaction.atomic
def edit_goal(*, goal_id: UUID, goal: GoalWords, version: int, actor: Actor, at: datetime) -> Goal:
    """
    Change a goal or say how far it has come.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    found = Goal.objects.visible_to(actor, at=at).filter(pk=goal_id)
    referral_id = found.values_list("referral_id", flat=True).first()
    if referral_id is None:
        raise NotVisible
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    row = Goal.objects.select_for_update().get(pk=goal_id)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this goal. Look at it again, then decide"))
    was, changes = row.status, asdict(goal)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=["version", *changes])
    label = GoalStatus(row.status).label if row.status != was else _("changed")
    line = (_("Goal: %s") % str(label).lower(), row.words)
    tell_of_plan(referral, line, object_id=row.pk, actor=actor, at=at)
    return row
