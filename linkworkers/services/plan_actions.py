"""Who does what towards a goal, and the small steps of somebody whom large ones frighten."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import Doer, Goal, PlanAction, Progress
from linkworkers.services.plan_telling import STALE, locked_to_plan, tell_of_plan
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What is done, by whom, until when; `confidence` is the person's, 1 to 10."""

    what: str
    doer: Doer = Doer.PERSON
    doer_name: str = ""
    companion: str = ""
    way: str = ""
    due_on: date | None = None
    confidence: int | None = None
    if_hard: str = ""
    place: int | None = None
    progress: Progress = Progress.TODO
    went: str = ""


@transaction.atomic
def add_action(*, goal_id: UUID, words: ActionWords, actor: Actor, at: datetime) -> PlanAction:
    """
    Write down who does what. A second click writes nothing twice.

    :raises NotVisible, NotPermitted, Conflict:
    """
    goal = _goal(goal_id, actor, at)
    same = goal.actions.filter(what=words.what, doer=words.doer, progress=Progress.TODO)
    if (held := same.first()) is not None:
        return held
    return add_to(goal, [words], actor=actor, at=at)[0]


@transaction.atomic
def add_steps(
    *, goal_id: UUID, steps: Iterable[str], companion: str, actor: Actor, at: datetime
) -> list[PlanAction]:
    """
    Add small steps after those there are, easiest first; words that stand there already are left.

    :raises NotVisible, NotPermitted, Conflict:
    """
    goal = _goal(goal_id, actor, at)
    held = set(goal.actions.filter(place__isnull=False).values_list("what", flat=True))
    last = goal.actions.aggregate(last=Max("place"))["last"] or 0
    new = [what for what in dict.fromkeys(steps) if what not in held]
    wanted = [
        ActionWords(what, companion=companion, place=place)
        for place, what in enumerate(new, last + 1)
    ]
    return add_to(goal, wanted, actor=actor, at=at)


def add_to(
    goal: Goal, wanted: Iterable[ActionWords], *, actor: Actor, at: datetime
) -> list[PlanAction]:
    """Add these to a goal of a locked case."""
    rows = PlanAction.objects.bulk_create(
        PlanAction(
            referral_id=goal.referral_id,
            goal=goal,
            added_by_id=actor.user_id,
            added_at=at,
            settled_on=_settled(words.progress, at),
            **asdict(words),
        )
        for words in wanted
    )
    for row in rows[:1]:
        line = (_("Next in the plan"), "\n".join(one.what for one in rows))
        tell_of_plan(goal.referral, line, object_id=row.pk, actor=actor, at=at)
    return rows


@transaction.atomic
def edit_action(
    *, action_id: UUID, words: ActionWords, version: int, actor: Actor, at: datetime
) -> PlanAction:
    """
    Change it, or say how it went. A small step that changes its place moves the others.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    row = _locked(action_id, version, actor, at)
    place = _moved(row, words.place)
    _keep(row, replace(words, place=place), actor, at)
    return row


@transaction.atomic
def settle_action(
    *, action_id: UUID, progress: Progress, version: int, actor: Actor, at: datetime
) -> PlanAction:
    """
    Say in one tap how it went; "to do" takes that back.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    row = _locked(action_id, version, actor, at)
    names = ActionWords.__dataclass_fields__
    held = ActionWords(**{name: getattr(row, name) for name in names})
    _keep(row, replace(held, progress=progress), actor, at)
    return row


def _goal(goal_id: UUID, actor: Actor, at: datetime) -> Goal:
    goal = Goal.objects.visible_to(actor, at=at).filter(pk=goal_id).first()
    if goal is None:
        raise NotVisible
    goal.referral = locked_to_plan(referral_id=goal.referral_id, actor=actor, at=at, begins=True)
    return goal


def _locked(action_id: UUID, version: int, actor: Actor, at: datetime) -> PlanAction:
    found = PlanAction.objects.visible_to(actor, at=at).filter(pk=action_id)
    referral_id = found.values_list("referral_id", flat=True).first()
    if referral_id is None:
        raise NotVisible
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    row = PlanAction.objects.select_for_update().get(pk=action_id)
    if row.version != version:
        raise Conflict(_(STALE))
    row.referral = referral
    return row


def _keep(row: PlanAction, said: ActionWords, actor: Actor, at: datetime) -> None:
    was, changes = row.progress, asdict(said)
    if said.progress != was:
        changes["settled_on"] = _settled(said.progress, at)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=["version", *changes])
    label = Progress(row.progress).label if row.progress != was else _("changed")
    line = (
        _("In the plan: %s") % str(label).lower(),
        "\n".join(filter(None, [row.what, row.went])),
    )
    tell_of_plan(row.referral, line, object_id=row.pk, actor=actor, at=at)


def _settled(progress: Progress, at: datetime) -> date | None:
    return None if progress == Progress.TODO else timezone.localdate(at)


def _moved(row: PlanAction, wanted: int | None) -> int | None:
    """Return the place it gets among the small steps of its goal, after moving those between."""
    if row.place is None or wanted in (None, row.place):
        return row.place
    others = list(
        PlanAction.objects.filter(goal_id=row.goal_id, place__isnull=False)
        .exclude(pk=row.pk)
        .order_by("place", "added_at", "pk")
    )
    place = min(max(int(wanted or 1), 1), len(others) + 1)
    others.insert(place - 1, row)
    for number, other in enumerate(others, 1):
        other.place = number
    PlanAction.objects.bulk_update([other for other in others if other is not row], ["place"])
    return place
