"""Taking a contact back that was recorded by mistake, while nothing has built on it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Appointment, AppointmentStatus, Contact
from linkworkers.services.contacts import KEPT, change_case, met_without
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import Action, Status
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible

LONGEST = timedelta(minutes=15)


@transaction.atomic
def take_contact_back(*, contact_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Put the case back as it stood before the contact; the timeline keeps both lines.

    :raises NotVisible, NotPermitted: the first also for a contact somebody else recorded.
    :raises Conflict: after fifteen minutes, or once anything else has moved the case.
    """
    mine = Contact.objects.visible_to(actor, at=at).filter(recorded_by_id=actor.user_id)
    contact = mine.filter(pk=contact_id).first()
    if contact is None:
        raise NotVisible
    referral = referrals.locked(referral_id=contact.referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "case_notes", at=at)
    has_moved = not contact.before or referral.version != contact.case_version
    if has_moved or at - contact.recorded_at > LONGEST:
        raise Conflict(_("The case has moved on since. Record what is right instead"))
    before = _before(contact) | {"first_appointment_at": met_without(contact, referral)}
    has_started = before.pop("status") == Status.ALLOCATED != referral.status
    if has_started:
        referrals.take_locked(
            Action.UNSTART, referral, actor=actor, at=at, first_contact_at=None, **before
        )
    else:
        change_case(referral, before, at)
    if contact.appointment_id is not None:
        Appointment.objects.filter(pk=contact.appointment_id).update(
            status=AppointmentStatus.BOOKED, sequence=F("sequence") + 1
        )
    _tell(contact, actor, at)
    contact.delete()
    return referral


def _before(contact: Contact) -> dict[str, Any]:
    kept = {name: contact.before[name] for name in KEPT}
    on = kept["next_action_on"]
    return kept | {"next_action_on": date.fromisoformat(on) if on else None}


def _tell(contact: Contact, actor: Actor, at: datetime) -> None:
    words = _("A contact was taken back: recorded by mistake")
    line = referrals.Line(TimelineKind.CONTACT, words, "case_notes", object_id=contact.pk)
    referrals.note(line, referral_id=contact.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="contact",
        people=[contact.referral.person_id],
        shown=["case_notes"],
        object_id=contact.pk,
    )
