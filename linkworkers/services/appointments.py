"""Booking, moving and cancelling appointments, and saying whether they took place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import (
    Appointment,
    AppointmentMode,
    AppointmentStatus,
    Contact,
    ContactMode,
    ContactResult,
    News,
    Room,
)
from linkworkers.services.appointment_messages import tell_of_change
from linkworkers.services.contacts import NewContact, change_case, record_contact
from referrals import policies as case_policies
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.ui import dates
from spcore.working_days import due_on

STALE = "Somebody else has changed this appointment. Look at it again, then decide"
TAKEN = {
    "appointment_room_once": "The room is taken at that time",
    "appointment_worker_once": "The link worker has another appointment at that time",
}


@dataclass(frozen=True, slots=True)
class When:
    """What is agreed: when, for how long, how and where, and who else is there."""

    starts_at: datetime
    minutes: int
    mode: AppointmentMode
    room_id: UUID | None = None
    place: str = ""
    with_whom: str = ""
    interpreter: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """Return it as the row holds it."""
        return {
            "starts_at": self.starts_at,
            "ends_at": self.starts_at + timedelta(minutes=self.minutes),
            "mode": self.mode,
            "room_id": self.room_id,
            "place": self.place,
            "with_whom": self.with_whom,
            "interpreter": self.interpreter,
        }


@transaction.atomic
def book_appointment(
    *, referral_id: UUID, when: When, nonce: UUID, actor: Actor, at: datetime
) -> Appointment:
    """
    Book a time with the person's link worker. The same `nonce` a second time books nothing.

    :raises NotVisible, NotPermitted:
    :raises Invalid: for the past, and for a room the team does not have.
    :raises Conflict: when nobody works with the person, or the room or the worker is taken then.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "appointments", at=at)
    held = Appointment.objects.filter(nonce=nonce, referral=referral).first()
    if held is not None:
        return held
    if referral.status not in IN_HAND or referral.link_worker_id is None:
        raise Conflict(_("Appointments can be booked once the person has a link worker"))
    _check(when, actor, at)
    appointment = Appointment(
        referral=referral,
        worker_id=referral.link_worker_id,
        booked_by_id=actor.user_id,
        booked_at=at,
        nonce=nonce,
        **when.columns,
    )
    _save(appointment)
    if referral.next_action_on is None:
        plan = {"next_action": _("Appointment"), "next_action_on": _day(appointment)}
        change_case(referral, plan, at)
    _tell(appointment, _("Appointment booked for %s"), actor, at)
    return appointment


@transaction.atomic
def move_appointment(
    *, appointment_id: UUID, when: When, sequence: int, actor: Actor, at: datetime
) -> Appointment:
    """Change a booked appointment. :raises NotVisible, NotPermitted, Invalid, Conflict:"""
    appointment, referral = _locked(appointment_id, actor, at)
    if appointment.sequence != sequence:
        raise Conflict(_(STALE))
    _check(when, actor, at)
    was = _day(appointment)
    for name, value in when.columns.items():
        setattr(appointment, name, value)
    appointment.sequence += 1
    _save(appointment)
    if (referral.next_action, referral.next_action_on) == (_("Appointment"), was):
        change_case(referral, {"next_action_on": _day(appointment)}, at)
    _tell(appointment, _("Appointment moved to %s"), actor, at)
    appointment.is_told = tell_of_change(appointment, News.CHANGED, at=at)
    return appointment


@transaction.atomic
def cancel_appointment(
    *, appointment_id: UUID, reason: str, actor: Actor, at: datetime
) -> Appointment:
    """Cancel a booked appointment; its time is free at once. :raises NotVisible, Conflict:"""
    appointment, referral = _locked(appointment_id, actor, at)
    appointment.status = AppointmentStatus.CANCELLED
    appointment.cancelled_why = reason
    appointment.sequence += 1
    appointment.save(update_fields=["status", "cancelled_why", "sequence"])
    if referral.next_action == _("Appointment"):
        today = timezone.localdate(at)
        plan = {"next_action": _("Agree a new appointment"), "next_action_on": today}
        change_case(referral, plan, at)
    _tell(appointment, _("Appointment cancelled: %s"), actor, at, detail=reason)
    appointment.is_told = tell_of_change(appointment, News.CANCELLED, at=at)
    return appointment


def free_times(referral: Referral, *, reason: str, at: datetime) -> None:
    """Cancel what is still to come of a case that is over: rooms and worker are free at once."""
    coming = Appointment.objects.booked().filter(referral=referral, starts_at__gt=at)
    for appointment in coming.select_for_update().order_by("pk"):
        appointment.status, appointment.cancelled_why = AppointmentStatus.CANCELLED, reason
        appointment.sequence += 1
        appointment.save(update_fields=["status", "cancelled_why", "sequence"])
        tell_of_change(appointment, News.CANCELLED, at=at)


@transaction.atomic
def free_times_of(*, referral_id: UUID, at: datetime) -> None:
    """The same of a case that is withdrawn, sent to another door, or waits for a worker again."""
    row = Referral.objects.exclude(status__in=IN_HAND).filter(pk=referral_id).first()
    if row is not None:
        free_times(row, reason=_("Nobody works on the case now"), at=at)


@transaction.atomic
def free_times_of_person(*, person_id: UUID, at: datetime) -> None:
    """The same of every case of somebody who has died; a death taken back books nothing again."""
    for row in Referral.objects.filter(person_id=person_id, person__died_on__isnull=False):
        free_times(row, reason=_("The person has died"), at=at)


@transaction.atomic
def record_attendance(
    *, appointment_id: UUID, has_come: bool, actor: Actor, at: datetime
) -> Contact:
    """
    Say whether it took place: that is a contact. A child who was not brought is followed up.

    :raises NotVisible, NotPermitted, Conflict:
    """
    appointment, referral = _locked(appointment_id, actor, at)
    if appointment.starts_at > at:
        raise Conflict(_("This appointment has not begun yet. Move it or cancel it instead"))
    is_child = case_policies.is_child(referral, at=at)
    missed = AppointmentStatus.NOT_BROUGHT if is_child else AppointmentStatus.DID_NOT_COME
    appointment.status = AppointmentStatus.CAME if has_come else missed
    appointment.sequence += 1
    appointment.save(update_fields=["status", "sequence"])
    contact = record_contact(
        new=_contact_of(appointment, has_come, is_child, at), actor=actor, at=at
    )
    Contact.objects.filter(pk=contact.pk).update(appointment=appointment)
    return contact


def _contact_of(
    appointment: Appointment, has_come: bool, is_child: bool, at: datetime
) -> NewContact:
    follow_up = not has_come and is_child
    return NewContact(
        referral_id=appointment.referral_id,
        nonce=uuid5(appointment.pk, str(appointment.sequence)),
        mode=ContactMode(appointment.mode),
        result=ContactResult.REACHED if has_come else ContactResult.DID_NOT_ATTEND,
        happened_at=appointment.starts_at,
        minutes=appointment.minutes if has_come else None,
        next_step=_("Was not brought: ask whoever cares for them why") if follow_up else "",
        next_step_on=due_on(at, days=1) if follow_up else None,
    )


def _locked(appointment_id: UUID, actor: Actor, at: datetime) -> tuple[Appointment, Referral]:
    """Return a booked appointment and its case, the case locked first as everywhere."""
    rows = Appointment.objects.visible_to(actor)
    found = rows.filter(pk=appointment_id).values_list("referral_id", flat=True).first()
    if found is None:
        raise NotVisible
    referral = referrals.locked(referral_id=found, actor=actor, at=at)
    policies.check_writes(actor, referral, "appointments", at=at)
    appointment = Appointment.objects.select_for_update().get(pk=appointment_id)
    if appointment.status != AppointmentStatus.BOOKED:
        raise Conflict(_("This appointment is over already"))
    appointment.referral = referral
    return appointment, referral


def _check(when: When, actor: Actor, at: datetime) -> None:
    if when.starts_at <= at:
        raise Invalid(_("The appointment must be in the future"), field="on")
    rooms = Room.objects.visible_to(actor).in_use()
    if when.room_id is not None and not rooms.filter(pk=when.room_id).exists():
        raise Invalid(_("Choose a room of a practice that your team serves"), field="room")


def _save(appointment: Appointment) -> None:
    """Save; the database refuses what overlaps. :raises Conflict:"""
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if name not in TAKEN:
            raise
        raise Conflict(_(TAKEN[name])) from error


def _day(appointment: Appointment) -> Any:
    return timezone.localtime(appointment.starts_at).date()


def _tell(
    appointment: Appointment, words: str, actor: Actor, at: datetime, *, detail: str = ""
) -> None:
    line = referrals.Line(
        TimelineKind.CONTACT,
        words % dates.when(appointment.starts_at),
        "appointments",
        detail=detail,
        object_id=appointment.pk,
    )
    referrals.note(line, referral_id=appointment.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="appointment",
        people=[appointment.referral.person_id],
        shown=["appointments"],
        object_id=appointment.pk,
    )
