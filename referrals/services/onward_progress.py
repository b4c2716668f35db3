"""What became of an onward referral: the provider's answers, and what a worker heard instead."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from referrals.models import OnwardReferral
from referrals.onward_states import SHARING_KINDS, Action, DeclineReason, Status
from referrals.services.attendance import Attended, write_mark
from referrals.services.onward_steps import locked_onward, take_onward
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Invalid


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """A provider's answer to what it was sent; `version` is that of the page it read."""

    action: Action
    version: int | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened since: a visit booked or missed, a start, an end and how it ended."""

    action: Action
    version: int | None = None
    booked_for: datetime | None = None
    on: date | None = None
    end: str = ""
    note: str = ""


ANSWERS = (Action.ACCEPT, Action.PUT_ON_LIST, Action.DECLINE)
PROGRESS = (Action.BOOK, Action.START, Action.MISS, Action.END)


@transaction.atomic
def see_onward(*, onward_id: UUID, actor: Actor, at: datetime) -> OnwardReferral:
    """Mark as seen what a provider opens for the first time. :raises NotVisible:"""
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    if actor.role != Role.PROVIDER or onward.status != Status.SENT:
        return onward
    return take_onward(Action.SEE, onward_id=onward_id, actor=actor, at=at, seen_at=at)


def answer_onward(
    *, onward_id: UUID, answer: ProviderAnswer, actor: Actor, at: datetime
) -> OnwardReferral:
    """
    Accept, put on the waiting list, or decline with a reason. :raises Invalid, Conflict:

    The same answer a second time changes nothing.
    """
    if answer.action not in ANSWERS:
        raise Invalid("Choose an answer", field="answer")
    changes: dict[str, Any] = {"answered_at": at}
    if answer.action == Action.DECLINE:
        if answer.reason not in DeclineReason.values:
            raise Invalid("Choose why you cannot take this person", field="decline_reason")
        changes |= {"decline_reason": answer.reason, "decline_note": answer.note}
    return _once(answer, onward_id, actor, at, changes)


def record_progress(
    *, onward_id: UUID, progress: Progress, actor: Actor, at: datetime
) -> OnwardReferral:
    """
    Record a visit booked or missed, the start, or the end. :raises Invalid, Conflict:

    A worker does it for signposting and for what was arranged elsewhere, where no provider answers.
    """
    if progress.action not in PROGRESS:
        raise Invalid("Choose what happened", field="what")
    changes = _changes(progress)
    with transaction.atomic():
        onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
        shares = onward.kind in SHARING_KINDS
        if progress.action == Action.START and onward.status == Status.OFFERED and not shares:
            take_onward(Action.CHOOSE, onward_id=onward_id, actor=actor, at=at)
            progress = Progress(action=Action.START, on=progress.on, note=progress.note)
        moved = _once(progress, onward_id, actor, at, changes)
        _mark(progress, moved, actor, at)
        return moved


def _mark(progress: Progress, onward: OnwardReferral, actor: Actor, at: datetime) -> None:
    """Keep a start as the first time they came, and a missed visit as one."""
    if progress.action == Action.START and progress.on is not None:
        write_mark(Attended(onward.pk, progress.on, came=True), onward, actor, at)
    if progress.action == Action.MISS:
        today = timezone.localdate(at)
        booked = timezone.localdate(onward.booked_for) if onward.booked_for else today
        write_mark(Attended(onward.pk, min(booked, today), came=False), onward, actor, at)


def _changes(progress: Progress) -> dict[str, Any]:
    match progress.action:
        case Action.BOOK:
            if progress.booked_for is None:
                raise Invalid("Enter when the first visit is", field="booked_on")
            return {"booked_for": progress.booked_for}
        case Action.START:
            return {"started_on": progress.on}
        case Action.END:
            if not progress.end:
                raise Invalid("Choose whether the person got help", field="end")
            return {"end": progress.end, "ended_on": progress.on}
        case _:
            return {}


def _once(
    wanted: ProviderAnswer | Progress,
    onward_id: UUID,
    actor: Actor,
    at: datetime,
    changes: dict[str, Any],
) -> OnwardReferral:
    """Take the action, unless the same person took it on this very version: a second click."""
    with transaction.atomic():
        onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
        last = onward.steps.order_by("-taken_at", "-pk").first()
        is_repeat = (
            last is not None
            and (last.action, last.taken_by_id) == (wanted.action, actor.user_id)
            and wanted.version is not None
            and onward.version == wanted.version + 1
        )
        if is_repeat:
            return onward
        return take_onward(
            wanted.action,
            onward_id=onward_id,
            actor=actor,
            at=at,
            reason=wanted.note,
            version=wanted.version,
            **changes,
        )
