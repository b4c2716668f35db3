"""Goals agreed with the person, and how far they have come."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Goal, GoalStatus
from referrals import services as referrals
from referrals.models import TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class GoalWords:
    """What the person wants, in their words; `importance` is theirs, 1 to 10."""

    words: str
    importance: int | None = None
    first_step: str = ""
    status: GoalStatus = GoalStatus.OPEN


@transaction.atomic
def add_goal(*, referral_id: UUID, goal: GoalWords, actor: Actor, at: datetime) -> Goal:
    """
    Write a goal down. The very same words, open on this case already, are not written twice.

    :raises NotVisible, NotPermitted, Conflict:
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "plan", at=at)
    if referral.status not in IN_HAND:
        raise Conflict(_("Goals can be agreed once the person has a link worker"))
    same = Goal.objects.filter(referral=referral, words=goal.words, status=GoalStatus.OPEN)
    if (held := same.first()) is not None:
        return held
    added = Goal.objects.create(
        referral=referral,
        words=goal.words,
        importance=goal.importance,
        first_step=goal.first_step,
        status=goal.status,
        agreed_by_id=actor.user_id,
        agreed_at=at,
    )
    _tell(added, _("Goal agreed"), actor, at)
    return added


@transaction.atomic
def edit_goal(*, goal_id: UUID, goal: GoalWords, version: int, actor: Actor, at: datetime) -> Goal:
    """
    Change a goal or say how far it has come.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    held = Goal.objects.visible_to(actor, at=at).select_for_update(of=("self",))
    row = held.filter(pk=goal_id).first()
    if row is None:
        raise NotVisible
    policies.check_writes(actor, row.referral, "plan", at=at)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this goal. Look at it again, then decide"))
    was = row.status
    row.words, row.importance = goal.words, goal.importance
    row.first_step, row.status = goal.first_step, goal.status
    row.version += 1
    row.save(update_fields=["words", "importance", "first_step", "status", "version"])
    label = GoalStatus(row.status).label if row.status != was else _("changed")
    _tell(row, _("Goal: %s") % str(label).lower(), actor, at)
    return row


def _tell(goal: Goal, label: str, actor: Actor, at: datetime) -> None:
    line = referrals.Line(TimelineKind.GOAL, label, "plan", detail=goal.words, object_id=goal.pk)
    referrals.note(line, referral_id=goal.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="goal",
        people=[goal.referral.person_id],
        shown=["plan"],
        object_id=goal.pk,
    )
