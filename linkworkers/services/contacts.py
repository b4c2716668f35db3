"""Recording a contact: what it starts, what it counts, and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Contact, ContactDraft, ContactMode, ContactResult
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND, Action, Status
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.outbox.publishing import publish
from spcore.working_days import due_on

KEPT = ("status", "attempts", "next_action", "next_action_on")  # what a contact may change
LONGEST_WRITING = timedelta(hours=1)  # beyond it the page lay open while something else was done
FAILED = (ContactResult.NO_ANSWER, ContactResult.LEFT_MESSAGE, ContactResult.DID_NOT_ATTEND)


@dataclass(frozen=True, slots=True)
class NewContact:
    """One contact as the form has it. `minutes` is its length, `nonce` idles a second click."""

    referral_id: UUID
    nonce: UUID
    mode: ContactMode
    result: ContactResult
    happened_at: datetime
    minutes: int | None = None
    with_whom: str = ""
    note: str = ""
    agreed: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    ends_draft: bool = False  # it came from the form whose draft is kept


@transaction.atomic
def record_contact(*, new: NewContact, actor: Actor, at: datetime) -> Contact:
    """
    Record a contact. The first one that reaches the person starts the case; a failed one counts.

    The same `nonce` a second time returns what was recorded the first.
    :raises NotVisible, NotPermitted, Invalid, Conflict:
    """
    referral = referrals.locked(referral_id=new.referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "case_notes", at=at)
    if referral.status not in IN_HAND:
        raise Conflict(_("Contacts can be recorded once the person has a link worker"))
    if new.happened_at > at:
        raise Invalid(_("The contact must be in the past"), field="happened_on")
    contact = _contact(new, actor, at)
    contact.before = {name: _plain(getattr(referral, name)) for name in KEPT}
    contact.case_version = referral.version + 1
    drafts = ContactDraft.objects.visible_to(actor).filter(referral=referral)
    if new.ends_draft:
        contact.writing_seconds = _writing(drafts, at)
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
    except IntegrityError:
        return Contact.objects.get(nonce=new.nonce, referral=referral)
    if new.ends_draft:
        drafts.delete()
    _tell(contact, actor)
    _move_on(contact, referral, actor, at)
    publish(topic="contact.record", subject_id=contact.pk, at=at)
    return contact


def _contact(new: NewContact, actor: Actor, at: datetime) -> Contact:
    return Contact(
        referral_id=new.referral_id,
        at=new.happened_at,
        mode=new.mode,
        result=new.result,
        minutes=new.minutes,
        with_whom=new.with_whom,
        note=new.note,
        agreed=new.agreed,
        next_step=new.next_step,
        next_step_on=new.next_step_on,
        recorded_by_id=actor.user_id,
        recorded_at=at,
        nonce=new.nonce,
    )


def _writing(drafts: QuerySet[ContactDraft], at: datetime) -> int | None:
    """Return how long the note was written; nothing where it lay, or no word was kept before."""
    begun = drafts.values_list("begun_at", flat=True).first()
    took = at - begun if begun else None
    return int(took.total_seconds()) if took and took <= LONGEST_WRITING else None


def _move_on(contact: Contact, referral: Referral, actor: Actor, at: datetime) -> None:
    changes = (
        _counted(contact, referral) | _planned(contact, referral, at) | _met(contact, referral)
    )
    if contact.result == ContactResult.REACHED and referral.status == Status.ALLOCATED:
        referrals.take_locked(
            Action.START, referral, actor=actor, at=at, first_contact_at=contact.at, **changes
        )
    else:
        change_case(referral, changes, at)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def change_case(referral: Referral, changes: dict[str, Any], at: datetime) -> None:
    """Set these columns of a locked case that stays where it is, and whose move it is then."""
    for name, value in changes.items():
        setattr(referral, name, value)
    referral.version += 1
    referral.save(update_fields=["version", *changes])
    referrals.settle_move(referral, at=at)


def _counted(contact: Contact, referral: Referral) -> dict[str, Any]:
    if contact.result in FAILED:
        return {"attempts": referral.attempts + 1}
    return {"attempts": 0} if contact.result == ContactResult.REACHED else {}


def _met(contact: Contact, referral: Referral) -> dict[str, Any]:
    """Return when they first met, where this is it: one may be written down after a later one."""
    first = referral.first_appointment_at
    is_first = contact.is_appointment and (first is None or contact.at < first)
    return {"first_appointment_at": contact.at} if is_first else {}


def met_without(contact: Contact, referral: Referral) -> datetime | None:
    """Return when they first met, as the case says it without this contact."""
    if referral.first_appointment_at != contact.at:
        return referral.first_appointment_at
    others = Contact.objects.filter(referral=referral).exclude(pk=contact.pk)
    return min((other.at for other in others if other.is_appointment), default=None)


def _planned(contact: Contact, referral: Referral, at: datetime) -> dict[str, Any]:
    """Return what comes next: as said; else what was due is done, or tried again tomorrow."""
    if contact.next_step or contact.next_step_on:
        return {"next_action": contact.next_step, "next_action_on": contact.next_step_on}
    on, is_new = referral.next_action_on, referral.status == Status.ALLOCATED
    is_due = on is not None and on <= timezone.localdate(at)
    if contact.result == ContactResult.REACHED and (is_due or is_new):
        return {"next_action": "", "next_action_on": None}
    if contact.result in FAILED and is_due:
        return {"next_action_on": due_on(at, days=1)}
    return {}


def words_of(contact: Contact) -> str:
    """Return what a contact says, as one text: the note, what was agreed, who was there."""
    parts = (
        contact.note,
        _("Agreed: %s") % contact.agreed if contact.agreed else "",
        _("With: %s") % contact.with_whom if contact.with_whom else "",
    )
    return "\n\n".join(filter(None, parts))


def _tell(contact: Contact, actor: Actor) -> None:
    mode, result = ContactMode(contact.mode).label, ContactResult(contact.result).label
    minutes = _(" (%d minutes)") % contact.minutes if contact.minutes else ""
    line = referrals.Line(
        TimelineKind.CONTACT,
        f"{mode}: {result.lower()}{minutes}",
        "case_notes",
        detail=words_of(contact),
        object_id=contact.pk,
    )
    referrals.note(line, referral_id=contact.referral_id, at=contact.at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="contact",
        people=[contact.referral.person_id],
        shown=["case_notes"],
        object_id=contact.pk,
    )
