"""The one function that moves an onward referral."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from referrals import onward_states, policies
from referrals.models import OnwardReferral, OnwardStep, Referral, Seat, TimelineKind
from referrals.onward_states import Action, Status
from referrals.services.first_help import settle_first_help
from referrals.services.moves import settle_move
from referrals.services.must_read import refuse_unread
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish

PAST = {
    Action.CHOOSE: "Chosen by the person",
    Action.SEND: "Sent",
    Action.SEE: "Opened by the service",
    Action.ACCEPT: "Accepted",
    Action.PUT_ON_LIST: "Put on the waiting list",
    Action.DECLINE: "Declined",
    Action.EXPIRE: "Not answered in time",
    Action.BOOK: "First visit booked",
    Action.START: "Started",
    Action.END: "Ended",
    Action.MISS: "Did not come",
    Action.WITHDRAW: "Withdrawn",
    Action.PASS_ON: "Passed on",
    Action.TAKE_BACK: "Taken back",
}
DAY_OF = {Action.START: "started_on", Action.END: "ended_on"}


@transaction.atomic
def take_onward(
    action: Action,
    *,
    onward_id: UUID,
    actor: Actor,
    at: datetime,
    reason: str = "",
    version: int | None = None,
    **changes: Any,
) -> OnwardReferral:
    """
    Take one action on one onward referral. Every status change passes through here.

    :raises NotVisible, NotPermitted, IllegalTransition, Conflict, Invalid:
    """
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    policies.check_onward(actor, action, onward)
    if version is not None and onward.version != version:
        raise Conflict("Somebody else has changed this. Look at it again, then decide")
    transition = onward_states.TRANSITIONS[action]
    if transition.needs_reason and not (reason.strip() or changes.get("decline_reason")):
        raise Invalid("Give the reason", field="reason")
    _guard(action, onward)
    came_from, went_to = onward.status, _target(action, onward)
    changes |= _moved(action, went_to, changes, at)
    for field, value in changes.items():
        setattr(onward, field, value)
    onward.version += 1
    onward.save(update_fields=["version", *changes])
    _follow(onward, at)
    _remember(
        onward,
        OnwardStep(
            onward=onward,
            action=action,
            came_from=came_from,
            went_to=went_to,
            reason=reason,
            taken_by_id=actor.user_id,
            taken_at=at,
        ),
        actor,
    )
    publish(topic=f"onward.{action.value}", subject_id=onward.pk, at=at)
    return onward


def locked_onward(*, onward_id: UUID, actor: Actor, at: datetime) -> OnwardReferral:
    """Return the row, locked, if the actor may open it. :raises NotVisible:"""
    rows = OnwardReferral.objects.visible_to(actor)
    if actor.role == Role.PROVIDER:
        rows = rows.with_live_consent()
    else:
        rows = rows.filter(referral__in=Referral.objects.readable_by(actor, at=at))
    onward = rows.select_for_update(of=("self",)).filter(pk=onward_id).first()
    if onward is None:
        raise NotVisible
    return onward


def _guard(action: Action, onward: OnwardReferral) -> None:
    """Refuse what its kind forbids: only what shares is sent, and it starts after it was sent."""
    shares = onward.kind in onward_states.SHARING_KINDS
    if action == Action.SEND:
        refuse_unread(onward.referral.person_id)
    if action == Action.SEND and not shares:
        raise Conflict("Signposting shares nothing, so there is nothing to send")
    if action == Action.START and shares and onward.status == Status.CHOSEN:
        raise Conflict("Send it to the service first, with the person's agreement")


def _moved(
    action: Action, went_to: Status, changes: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """Return what moves with it; a start or an end told without a day was on the day it is told."""
    moved = {"status": went_to, "whose_move": onward_states.resting_move(went_to)}
    name = DAY_OF.get(action)
    return moved | ({name: timezone.localdate(at)} if name and not changes.get(name) else {})


def _target(action: Action, onward: OnwardReferral) -> Status:
    """Return where it leads by the table; what is taken back leads to where it stood before."""
    if action != Action.TAKE_BACK:
        return onward_states.target_of(action, Status(onward.status))
    last = onward.steps.filter(went_to=onward.status).order_by("-pk").first()
    return Status(last.came_from) if last else Status.ACCEPTED


def _follow(onward: OnwardReferral, at: datetime) -> None:
    """Keep the case in step: the clock that only real help stops, whose move, a place freed."""
    if onward.status == Status.STARTED or onward.end:
        settle_first_help(referral_id=onward.referral_id, at=at)
    if onward.status not in onward_states.AFTER_ACCEPTING:
        Seat.objects.filter(onward=onward, left_at=None).update(left_at=at)
    settle_move(onward.referral, at=at)


def _remember(onward: OnwardReferral, step: OnwardStep, actor: Actor) -> None:
    step.save(force_insert=True)
    label = f"{onward.service.name}: {PAST[Action(step.action)].lower()}"
    note(
        Line(TimelineKind.ONWARD, label, "organisations", detail=step.reason, object_id=onward.pk),
        referral_id=onward.referral_id,
        at=step.taken_at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=f"onward.{step.action}",
        people=[onward.referral.person_id],
        shown=["organisations"],
        object_id=onward.pk,
    )
