"""The one function that moves a referral."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from referrals import policies, selectors, states
from referrals.models import OtherDoor, Referral, Step, TimelineKind
from referrals.selectors import cases, triage
from referrals.services.first_help import settle_first_help
from referrals.services.guards import guard
from referrals.services.moves import settle_move
from referrals.services.timeline import Line, note
from referrals.states import Action, ReturnReason, Status
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.making import new
from spcore.outbox.publishing import publish
from spcore.writing import insert, together, update

PAST = {
    Action.SUBMIT: "Sent",
    Action.TAKE_BACK: "Taken back to be corrected",
    Action.RETURN: "Returned to the referrer",
    Action.REDIRECT: "Sent to another door",
    Action.ACCEPT: "Accepted",
    Action.UNDECIDE: "Decision taken back",
    Action.QUEUE: "Put in the queue",
    Action.ALLOCATE: "Given to a link worker",
    Action.START: "First contact made",
    Action.UNSTART: "First contact taken back",
    Action.PAUSE: "Paused",
    Action.RESUME: "Resumed",
    Action.CLOSE: "Closed",
    Action.REOPEN: "Reopened",
    Action.WITHDRAW: "Withdrawn",
    Action.MARK_IN_ERROR: "Marked as made in error",
    Action.RESTORE: "Put back: it was ended by mistake",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a step keeps beside its reason: a return's code and what would have helped; a door."""

    return_reason: str = ""
    would_help: str = ""
    door_id: UUID | None = None


NOTHING = Said()
# The class of lines that whoever referred does not read: a decision nobody was told of.
TEAM_ALONE = "case_notes"


@transaction.atomic
def take(
    action: Action,
    *,
    referral_id: UUID,
    actor: Actor,
    at: datetime,
    reason: str = "",
    said: Said = NOTHING,
    **changes: Any,
) -> Referral:
    """
    Take one action on one referral. Every status change passes through here.

    `changes` are further columns set with it. Writes the step, the timeline, the audit entry and
    the outbox rows in the same transaction.
    :raises NotVisible, NotPermitted, IllegalTransition, Conflict, Invalid:
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    return take_locked(action, referral, actor=actor, at=at, reason=reason, said=said, **changes)


def take_locked(
    action: Action,
    referral: Referral,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    said: Said = NOTHING,
    **changes: Any,
) -> Referral:
    """
    Take one action on a referral that `locked` returned, in the same transaction.

    :raises NotPermitted, IllegalTransition, Conflict, Invalid:
    """
    policies.check(actor, action, referral)
    if states.TRANSITIONS[action].needs_reason and not reason.strip():
        raise Invalid("Give the reason", field="reason")
    came_from, went_to = referral.status, states.target_of(action, Status(referral.status))
    was_with = referral.team_id
    if action == Action.CLOSE and changes.get("outcome") in states.GOALS_MET:
        changes.setdefault("first_help_at", referral.first_help_at or at)
    for field, value in {**changes, **_moved(action, went_to)}.items():
        setattr(referral, field, value)
    guard(action, referral, actor=actor, at=at)
    referral.version += 1
    step = new(Step, action=action, came_from=came_from, went_to=went_to, reason=reason)
    step.taken_at, step.team_id = at, was_with
    with together():
        kept = ("status", "whose_move", "version", "team", "seen_at", "news_seen_at")
        update(referral, [*kept, *changes])
        _remember(referral, step, said, actor)
        publish(
            topic=f"referral.{action.value}",
            subject_id=referral.pk,
            at=at,
            owner_id=referral.link_worker_id or actor.user_id,
            reference=referral.reference,
        )
    if went_to == Status.ACTIVE:
        settle_move(referral, at=at)
    if action == Action.REOPEN:
        settle_first_help(referral_id=referral.pk, at=at)
    return referral


def locked(
    *, referral_id: UUID, actor: Actor, at: datetime, version: int | None = None
) -> Referral:
    """
    Return the referral, locked for the rest of the transaction.

    :raises NotVisible: when the actor may not open it.
    :raises Conflict: when `version` is given and somebody has changed it since.
    """
    referral = cases.locked_for(actor=actor, referral_id=referral_id, at=at)
    if version is not None and referral.version != version:
        raise Conflict("Somebody else has changed this referral. Look at it again, then decide")
    return referral


def _moved(action: Action, went_to: Status) -> dict[str, Any]:
    return {"status": went_to, "whose_move": states.TRANSITIONS[action].move}


def _remember(referral: Referral, step: Step, said: Said, actor: Actor) -> None:
    step.referral, step.taken_by_id = referral, actor.user_id
    step.return_reason, step.would_help, step.door_id = (
        said.return_reason,
        said.would_help,
        said.door_id,
    )
    insert(step)
    note(
        Line(
            TimelineKind.STEP,
            PAST[Action(step.action)],
            TEAM_ALONE if step.action == Action.UNDECIDE else "status",
            detail=selectors.step_words(step),
        ),
        referral_id=referral.pk,
        at=step.taken_at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=f"referral.{step.action}",
        people=[referral.person_id] if referral.person_id else [],
        shown=["status"],
        object_id=referral.pk,
    )


@transaction.atomic
def submit_referral(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Send a draft, or a returned referral again, to the scheme's team.

    `submitted_at` stays at the first time: no return resets that clock (practice.md 21).
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    return submit_locked(referral, actor=actor, at=at)


def submit_locked(referral: Referral, *, actor: Actor, at: datetime, reason: str = "") -> Referral:
    """Send a referral that `locked` returned, in the same transaction."""
    first = referral.submitted_at or referral.first_sent_at or at
    return take_locked(
        Action.SUBMIT, referral, actor=actor, at=at, reason=reason, submitted_at=first
    )


def return_referral(
    *,
    referral_id: UUID,
    actor: Actor,
    at: datetime,
    reason: str,
    code: str = ReturnReason.OTHER,
    would_help: str = "",
) -> Referral:
    """
    Send a referral back: why, as a `ReturnReason` and in words, and what would have helped.

    :raises NotVisible, NotPermitted, IllegalTransition, Invalid:
    """
    if code not in ReturnReason.values:
        raise Invalid("Choose why you send it back", field="code")
    said = Said(return_reason=code, would_help=would_help.strip())
    return take(
        Action.RETURN, referral_id=referral_id, actor=actor, at=at, reason=reason, said=said
    )


def redirect_referral(
    *, referral_id: UUID, actor: Actor, at: datetime, reason: str, door_id: UUID | None = None
) -> Referral:
    """
    End a referral that belongs elsewhere, naming the right door.

    :raises NotVisible, NotPermitted, IllegalTransition, Invalid: the last also for a door of
        another scheme, or one that is closed.
    """
    said = Said(door_id=door_id)
    if (
        door_id is not None
        and not OtherDoor.objects.filter(
            pk=door_id, is_open=True, scheme__organisation__children=actor.organisation_id
        ).exists()
    ):
        raise Invalid("Choose a door of your scheme", field="door")
    return take(
        Action.REDIRECT, referral_id=referral_id, actor=actor, at=at, reason=reason, said=said
    )


def accept_referral(
    *, referral_id: UUID, actor: Actor, at: datetime, team_id: UUID | None = None
) -> Referral:
    """
    Take a referral on, for the actor's team or for another of the same scheme.

    :raises NotVisible, NotPermitted, IllegalTransition, Invalid: the last for a stranger's team.
    """
    changes: dict[str, Any] = {"accepted_at": at}
    if team_id is not None and team_id != actor.organisation_id:
        if not triage.is_sister_team(team_id=team_id, of=actor.organisation_id):
            raise Invalid("Choose a team of your scheme", field="team")
        changes["team_id"] = team_id
    return take(Action.ACCEPT, referral_id=referral_id, actor=actor, at=at, **changes)


def queue_referral(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """Put a referral in the team's queue; one nobody has contacted yet goes back there."""
    return take(
        Action.QUEUE,
        referral_id=referral_id,
        actor=actor,
        at=at,
        link_worker_id=None,
        allocated_at=None,
        next_action="",
        next_action_on=None,
    )


def withdraw_referral(*, referral_id: UUID, actor: Actor, at: datetime, reason: str) -> Referral:
    """Take a referral back: the person or the referrer no longer wants it."""
    return take(
        Action.WITHDRAW, referral_id=referral_id, actor=actor, at=at, reason=reason, closed_at=at
    )


def mark_in_error(*, referral_id: UUID, actor: Actor, at: datetime, reason: str) -> Referral:
    """Mark a referral as made in error; it stays in the record."""
    return take(
        Action.MARK_IN_ERROR,
        referral_id=referral_id,
        actor=actor,
        at=at,
        reason=reason,
        closed_at=at,
    )


def close_referral(
    *, referral_id: UUID, actor: Actor, at: datetime, outcome: str, reason: str
) -> Referral:
    """Close a case with its outcome. `linkworkers` asks for the measure first."""
    return take(
        Action.CLOSE,
        referral_id=referral_id,
        actor=actor,
        at=at,
        reason=reason,
        outcome=outcome,
        closed_at=at,
    )
