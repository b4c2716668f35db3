"""Referrals that another system sends: the same services as the pages, once for each message."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from referrals import policies, selectors
from referrals.models import Asked, ReceivedMessage, Referral
from referrals.selectors import exchange
from referrals.services.drafts import (
    DraftChanges,
    draft_received,
    save_draft,
    send_draft,
    send_received,
)
from referrals.services.people import PersonFields, practice_of
from referrals.services.steps import mark_in_error, withdraw_referral
from spcore import making
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.writing import is_inserted, together


class AlreadySent(Conflict):
    """This message, or this referral, has arrived before with other content."""


class AlreadyOpen(Conflict):
    """The person has an open referral from the same organisation."""


@dataclass(frozen=True, slots=True)
class NewReferral:
    """A referral as a message says it. `practice_code` is an ODS code; empty: the sender's own."""

    person: PersonFields
    changes: DraftChanges
    practice_code: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Which message it is: whose, under which id, with what content."""

    system_id: UUID
    key: str
    digest: str
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a message; the same for each time it arrives."""

    message_id: UUID
    referral_id: UUID
    reference: str
    asked: Asked
    received_at: datetime
    is_new: bool = field(default=True, compare=False)


@transaction.atomic
def receive_referral(
    *, new: NewReferral, delivery: Delivery, actor: Actor, at: datetime
) -> Receipt:
    """
    Make and send a referral: person, draft, agreement and submission, all or nothing.

    :raises AlreadySent, AlreadyOpen: nothing is written then.
    :raises NotPermitted, Invalid, Conflict: as for the form.
    """
    referral_id = uuid4()
    message, again = _open(delivery, Asked.NEW, referral_id, at)
    if again is not None:
        return again
    person = _registered(new, actor)
    with together():
        draft = draft_received(
            new=person,
            changes=new.changes,
            referral_id=referral_id,
            nonce=message.pk,
            actor=actor,
            at=at,
        )
        _check_alone(draft, actor, at)
        return _receipt(message, send_received(draft, actor=actor, at=at))


@transaction.atomic
def receive_update(
    *, changes: DraftChanges, referral_id: UUID, delivery: Delivery, actor: Actor, at: datetime
) -> Receipt:
    """
    Send a returned referral again, with what the message says now. The person's record stays.

    :raises AlreadySent, NotVisible, NotPermitted, Conflict, Invalid:
    """
    message, again = _open(replace(delivery, identifier=""), Asked.UPDATE, referral_id, at)
    if again is not None:
        return again
    referral = exchange.exchanged_referral(actor=actor, referral_id=referral_id)
    policies.check_edit(actor, referral)
    saved = save_draft(
        referral_id=referral.pk, changes=changes, version=referral.version, actor=actor, at=at
    )
    sent = send_draft(
        referral_id=referral.pk, version=saved.version, actor=actor, at=at, by_message=True
    )
    return _receipt(message, sent)


@transaction.atomic
def receive_cancel(
    *, asked: Asked, referral_id: UUID, reason: str, delivery: Delivery, actor: Actor, at: datetime
) -> Receipt:
    """
    Withdraw a referral, or mark it as made in error.

    :raises AlreadySent, NotVisible, NotPermitted, Conflict, Invalid:
    """
    message, again = _open(replace(delivery, identifier=""), asked, referral_id, at)
    if again is not None:
        return again
    referral = exchange.exchanged_referral(actor=actor, referral_id=referral_id)  # never a draft
    end = withdraw_referral if asked == Asked.WITHDRAW else mark_in_error
    return _receipt(message, end(referral_id=referral.pk, actor=actor, at=at, reason=reason))


def _open(
    delivery: Delivery, asked: Asked, referral_id: UUID, at: datetime
) -> tuple[ReceivedMessage, Receipt | None]:
    """
    Claim the message; a second one waits here for the first, and then gets its receipt.

    `referral_id` may be of one that is still to be written in the same transaction.
    """
    message = making.new(
        ReceivedMessage,
        system_id=delivery.system_id,
        key=delivery.key,
        digest=delivery.digest,
        identifier=delivery.identifier,
        asked=asked,
        referral_id=referral_id,
        received_at=at,
    )
    if is_inserted(message):
        return message, None
    rows = ReceivedMessage.objects.filter(system_id=delivery.system_id)
    held = rows.select_related("referral").filter(key=delivery.key).first()
    if held is None:
        raise AlreadySent("A referral with this identifier was sent before, in another message")
    if (held.digest, held.asked) != (delivery.digest, asked):
        raise AlreadySent("A message with this id was sent before, with other content")
    return held, replace(_receipt(held, held.referral), is_new=False)


def _receipt(message: ReceivedMessage, referral: Referral | None) -> Receipt:
    assert referral is not None  # noqa: S101  the message and its referral commit together
    return Receipt(
        message_id=message.pk,
        referral_id=referral.pk,
        reference=referral.reference,
        asked=Asked(message.asked),
        received_at=message.received_at,
    )


def _registered(new: NewReferral, actor: Actor) -> PersonFields:
    """Give the person their practice: the one named, else the sender's own."""
    if not new.practice_code:
        own = practice_of(actor)
        no_practice = "" if own else "not_known"
        return replace(new.person, practice_id=own, no_practice=no_practice)
    practice = exchange.practice_with_code(code=new.practice_code)
    if practice is None:
        raise Invalid("No practice with this ODS code is known here", field="practice")
    return replace(new.person, practice_id=practice)


def _check_alone(draft: Referral, actor: Actor, at: datetime) -> None:
    """Refuse a second open referral of one person by one organisation: nobody is there to ask."""
    if draft.whom.created_at == at:  # added by this very message
        return
    exchange.lock_person(person_id=draft.whom.pk)
    others = selectors.other_open_referrals(actor=actor, person_id=draft.whom.pk, but=draft.pk)
    sent = [other for other in others if other.submitted_at is not None]
    if sent:
        raise AlreadyOpen(f"This person has an open referral: {sent[0].reference}")
