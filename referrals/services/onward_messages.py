"""Writing to a service, and to the team, about one onward referral."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.models import OnwardMessage, OnwardReferral, OnwardSide, TimelineKind
from referrals.selectors.onward_thread import onward_side_of, why_not_write_onward
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.outbox.publishing import publish

LABELS = {
    OnwardSide.TEAM: "Wrote to a service",
    OnwardSide.PROVIDER: "A service wrote",
}


@dataclass(frozen=True, slots=True)
class NewOnwardMessage:
    """What somebody writes; the same `nonce` writes it once."""

    onward_id: UUID
    words: str
    nonce: UUID


@transaction.atomic
def write_onward_message(*, new: NewOnwardMessage, actor: Actor, at: datetime) -> OnwardMessage:
    """
    Write to the other side of one onward referral, and promise to tell them that something waits.

    :raises NotVisible: when the actor may not open it, or the person's agreement has ended.
    :raises NotPermitted, Conflict, Invalid:
    """
    onward = selectors.onward_for(actor=actor, onward_id=new.onward_id, at=at)
    held = OnwardMessage.objects.filter(nonce=new.nonce, written_by_id=actor.user_id).first()
    if held is not None:
        return held
    _check(actor, onward, at)
    if not new.words.strip():
        raise Invalid(_("Write your message"), field="words")
    message = OnwardMessage.objects.create(
        onward=onward,
        side=onward_side_of(actor),
        words=new.words.strip(),
        written_by_id=actor.user_id,
        written_by_organisation_id=actor.organisation_id,
        written_at=at,
        nonce=new.nonce,
    )
    _remember(message, onward, actor)
    return message


def _check(actor: Actor, onward: OnwardReferral, at: datetime) -> None:
    is_service = actor.role == Role.PROVIDER
    if not is_service and "messages" not in selectors.writable_for(actor, onward.referral, at=at):
        raise NotPermitted(_("Your role does not write here"))
    reason = why_not_write_onward(actor, onward)
    if reason:
        raise Conflict(reason)


def _remember(message: OnwardMessage, onward: OnwardReferral, actor: Actor) -> None:
    """Leave a line without the words, an audit entry, and a promise to tell the other side."""
    note(
        Line(
            TimelineKind.ONWARD,
            LABELS[OnwardSide(message.side)],
            "organisations",
            detail=onward.service.name,
            object_id=message.pk,
        ),
        referral_id=onward.referral_id,
        at=message.written_at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="onward_message.write",
        people=[onward.referral.person_id],
        shown=["messages"],
        object_id=message.pk,
    )
    publish(
        topic="onward_message.write",
        subject_id=message.pk,
        at=message.written_at,
        owner_id=onward.referral.link_worker_id or actor.user_id,
        reference=onward.referral.reference,
    )


def read_onward_thread(*, onward_id: UUID, actor: Actor, at: datetime) -> int:
    """Mark what the other side wrote as read; return how many were."""
    rows = OnwardMessage.objects.visible_to(actor).filter(onward_id=onward_id, read_at=None)
    return rows.exclude(side=onward_side_of(actor)).update(read_at=at, read_by_id=actor.user_id)
