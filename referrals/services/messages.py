"""The thread of a referral: a question, its answer, and whose move it is then."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies, selectors
from referrals.models import Message, Referral, Side, TimelineKind
from referrals.services.moves import settle_move
from referrals.services.steps import locked
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid
from spcore.outbox.publishing import publish

LABELS = {
    (Side.TEAM, True): "Asked the referrer a question",
    (Side.TEAM, False): "Wrote to the referrer",
    (Side.REFERRER, True): "The referrer asks a question",
    (Side.REFERRER, False): "The referrer answered",
}


@dataclass(frozen=True, slots=True)
class NewMessage:
    """What somebody writes. `asks` waits for an answer; the same `nonce` writes it once."""

    referral_id: UUID
    words: str
    asks: bool
    nonce: UUID


@transaction.atomic
def write_message(*, new: NewMessage, actor: Actor, at: datetime) -> Message:
    """
    Write on the thread; whatever the other side had asked is answered by it.

    A question to the referrer makes it the referrer's move, and an answer gives the move back.
    The team's clock goes on meanwhile: sending the referral back is what stops it.
    :raises NotVisible, NotPermitted, Conflict, Invalid:
    """
    referral = locked(referral_id=new.referral_id, actor=actor, at=at)
    held = Message.objects.filter(nonce=new.nonce, written_by_id=actor.user_id).first()
    if held is not None:
        return held
    policies.check_write(actor, referral, asks=new.asks, told=selectors.may_be_told(referral))
    if not new.words.strip():
        raise Invalid(_("Write your message"), field="words")
    side = policies.side_of(actor)
    message = Message.objects.create(
        referral=referral,
        side=side,
        asks=new.asks,
        words=new.words.strip(),
        written_by_id=actor.user_id,
        written_by_organisation_id=actor.organisation_id,
        written_at=at,
        nonce=new.nonce,
    )
    _answer(referral, side, at)
    settle_move(referral, at=at)
    _remember(message, referral, actor)
    return message


def _answer(referral: Referral, side: Side, at: datetime) -> None:
    """Close what the other side asked."""
    Message.objects.filter(referral=referral).exclude(side=side).unanswered().update(answered_at=at)


def _remember(message: Message, referral: Referral, actor: Actor) -> None:
    """Leave a line without the words, an audit entry, and a promise to tell the other side."""
    note(
        Line(
            TimelineKind.STEP,
            LABELS[Side(message.side), message.asks],
            "messages",
            object_id=message.pk,
        ),
        referral_id=referral.pk,
        at=message.written_at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="message.write",
        people=[referral.person_id] if referral.person_id else [],
        shown=["messages"],
        object_id=message.pk,
    )
    publish(
        topic="message.write",
        subject_id=message.pk,
        at=message.written_at,
        owner_id=referral.link_worker_id or actor.user_id,
        reference=referral.reference,
    )


def read_thread(*, referral_id: UUID, actor: Actor, at: datetime) -> int:
    """Mark what the other side wrote, and this actor may read, as read; return how many were."""
    rows = Message.objects.visible_to(actor).filter(referral_id=referral_id, read_at=None)
    rows = rows.exclude(side=policies.side_of(actor))
    return rows.update(read_at=at, read_by_id=actor.user_id)
