"""Appointments: of a case, of a day, and what a form needs to offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from linkworkers.models import Appointment, AppointmentMode, AppointmentStatus, Room
from referrals import selectors as cases
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.prepared import MOMENT, ORGANISATION, PARENT, USER, Prepared, prepare
from spcore.ui import dates, statuses
from spcore.ui.addresses import address_of

COLOURS = {
    AppointmentStatus.BOOKED: "aqua-green",
    AppointmentStatus.CAME: "green",
    AppointmentStatus.DID_NOT_COME: "orange",
    AppointmentStatus.NOT_BROUGHT: "orange",
    AppointmentStatus.CANCELLED: "grey",
}


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment in words; the addresses are of what can be done with it now."""

    id: UUID
    title: str
    tag: str
    facts: tuple[str, ...]
    calendar: str
    edit: str
    cancel: str
    has_begun: bool


def appointment_for(*, actor: Actor, appointment_id: UUID) -> Appointment:
    """Return one with its case and room, if the actor may open the case. :raises NotVisible:"""
    rows = Appointment.objects.visible_to(actor).select_related("room__practice")
    found = rows.filter(pk=appointment_id).first()
    if found is None:
        raise NotVisible
    return found


def appointments_of(*, actor: Actor, referral_id: UUID, at: datetime) -> list[AppointmentRow]:
    """Return those of a case, what is to come first, then the past, newest first. One query."""
    rows = _of_case(actor.role).rows(
        {
            USER: actor.user_id,
            ORGANISATION: actor.organisation_id,
            PARENT: referral_id,
            MOMENT: at,
        }
    )
    found = [appointment_row(row, at=at) for row in rows]
    coming = [row for row in found if row.edit and not row.has_begun]
    return [*reversed(coming), *(row for row in found if row not in coming)]


@cache
def _of_case(role: Role | None) -> Prepared:
    """Write out the statement of a case's last appointments, for somebody in this role."""
    rows = Appointment.objects.visible_to(Actor(role, USER, ORGANISATION), at=MOMENT)
    rows = rows.filter(referral_id=PARENT).select_related("room__practice")
    return prepare(rows.order_by("-starts_at", "pk")[:20])


def appointment_row(row: Appointment, *, at: datetime) -> AppointmentRow:
    """Return one in words. Expects room and practice to be loaded."""
    status = AppointmentStatus(row.status)
    is_booked = status == AppointmentStatus.BOOKED
    return AppointmentRow(
        id=row.pk,
        title=f"{dates.weekday(row.starts_at)} {dates.when(row.starts_at)}",
        tag=statuses.tag_html(status.label, COLOURS[status]),
        facts=tuple(filter(None, facts_of(row))),
        calendar=_address("calendar", row.pk) if is_booked else "",
        edit=_address("edit", row.pk) if is_booked else "",
        cancel=_address("cancel", row.pk) if is_booked else "",
        has_begun=row.starts_at <= at,
    )


def _address(what: str, appointment_id: UUID) -> str:
    return address_of(f"linkworkers:appointment_{what}", appointment_id)


def facts_of(row: Appointment) -> Iterable[str]:
    """Return how, how long, where and with whom."""
    yield str(AppointmentMode(row.mode).label)
    yield _("%(n)d minutes") % {"n": row.minutes}
    yield place_of(row)
    yield _("with %(who)s") % {"who": row.with_whom} if row.with_whom else ""
    yield _("interpreter: %(who)s") % {"who": row.interpreter} if row.interpreter else ""
    yield row.cancelled_why


def place_of(row: Appointment) -> str:
    """Return where it is: a room at a practice, or the place somebody typed."""
    return f"{row.room.name}, {row.room.practice.name}" if row.room else row.place


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar may hold of an appointment: nothing of the person, nor of why."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    sequence: int
    title: str
    place: str
    is_booked: bool


def calendar_entry(row: Appointment, referral: Referral) -> CalendarEntry:
    """Return it; without a place where the record asks to be careful. Expects the room loaded."""
    is_careful = bool(cases.safe_contact_words(referral.whom))
    return CalendarEntry(
        id=row.pk,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        sequence=row.sequence,
        title=_("Appointment"),
        place="" if is_careful else place_of(row),
        is_booked=row.status == AppointmentStatus.BOOKED,
    )


def clashes(
    *,
    starts_at: datetime,
    ends_at: datetime,
    worker_id: UUID | None,
    room_id: UUID | None,
    but: UUID | None = None,
) -> set[str]:
    """
    Return "room" and "worker" where either is taken at that time. One query.

    The database refuses the same; this says it beside the field while the form is filled in.
    """
    taken = Q(worker_id=worker_id) | (Q(room_id=room_id) if room_id else Q(pk__in=[]))
    rows = Appointment.objects.booked().filter(taken, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if but is not None:
        rows = rows.exclude(pk=but)
    found = list(rows.values_list("worker_id", "room_id"))
    is_room = room_id is not None and any(room == room_id for _worker, room in found)
    is_worker = any(worker == worker_id for worker, _room in found)
    return {name for name, so in (("room", is_room), ("worker", is_worker)) if so}


def rooms_to_choose(*, actor: Actor) -> list[tuple[str, str]]:
    """Return the rooms that can be booked, in words, by practice."""
    rows = Room.objects.visible_to(actor).in_use().select_related("practice")
    return [(str(row.pk), room_words(row)) for row in rows.order_by("practice__name", "name", "pk")]


def room_words(room: Room) -> str:
    """Return a room as a choice: "The Green Surgery: room 2 (phone, computer)"."""
    has = ", ".join(room_facts(room))
    return f"{room.practice.name}: {room.name}{f' ({has})' if has else ''}"


def room_facts(room: Room) -> list[str]:
    """Return what a room has."""
    has = (
        (room.has_phone, _("phone")),
        (room.has_computer, _("computer")),
        (room.is_step_free, _("step-free")),
    )
    return [words for so, words in has if so]
