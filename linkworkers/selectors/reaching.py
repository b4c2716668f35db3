"""By which way a message may reach somebody by itself now: a text, an email, or not at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linkworkers.models import Appointment, AppointmentMessage, AppointmentStatus, CheckIn, News
from linkworkers.selectors.check_ins import address_of, is_free_to_reach
from referrals.models import ContactChannel, Person, Scheme, WhosePhone
from referrals.states import IN_HAND
from spcore import notify
from spcore.working_days import LONDON, ONE_DAY

FURTHEST = 14  # days: longer than any run of days without staff


@dataclass(frozen=True, slots=True)
class Way:
    """A mobile number or an email address; neither where nobody may be told by a machine."""

    number: str = ""
    email: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether there is one."""
        return bool(self.number or self.email)


def way_to(person: Person, *, scheme: Scheme, at: datetime) -> Way:
    """
    Return how a message may reach them now. Read again at the moment of sending.

    Texts are for those who chose them, on a phone of their own, where the scheme sends any; an
    email follows the rule of private links.
    """
    chose = person.may_text and person.preferred_channel == ContactChannel.TEXT
    is_own = person.phone_belongs_to in ("", WhosePhone.OWN)
    if scheme.sends_texts and notify.can_text() and chose and is_own:
        number = notify.mobile(person.phone)
        if number and is_free_to_reach(person, at=at):
            return Way(number=number)
    return Way(email=address_of(person, at=at))


def message_to_send(message_id: UUID) -> AppointmentMessage | None:
    """Return a promised message that is still true of its appointment and its person."""
    rows = AppointmentMessage.objects.select_related(
        "appointment__referral__scheme", "appointment__referral__team", "appointment__worker",
        "person",
    )  # fmt: skip
    found = rows.filter(pk=message_id, person__died_on=None).first()
    if found is None or found.sequence != found.appointment.sequence:
        return None
    is_booked = found.appointment.status == AppointmentStatus.BOOKED
    return found if is_booked != (found.news == News.CANCELLED) else None


def to_remind(scheme: Scheme, *, at: datetime) -> QuerySet[Appointment]:
    """
    Return what is booked after today, up to the next day somebody is there: one query.

    On a Friday that is Saturday to Monday. Whoever was written to today is left for the worker.
    """
    today = at.astimezone(LONDON).date()
    hours = scheme.hours
    ahead = [today + ONE_DAY * n for n in range(1, FURTHEST)]
    last = next((day for day in ahead if hours.is_day(day)), today)
    asked = CheckIn.objects.filter(person=OuterRef("referral__person"), day=today)
    rows = Appointment.objects.booked().filter(
        referral__scheme=scheme,
        referral__status__in=IN_HAND,
        starts_at__gt=at,
        starts_at__lt=at + timedelta(days=FURTHEST),
        starts_at__date__gt=today,
        starts_at__date__lte=last,
    )
    told = AppointmentMessage.objects.filter(person=OuterRef("referral__person"), day=today)
    reminded = AppointmentMessage.objects.filter(
        appointment=OuterRef("pk"), news=News.REMINDER, sequence=OuterRef("sequence")
    )
    rows = rows.exclude(Exists(asked) | Exists(told) | Exists(reminded)).select_related(
        "referral__person", "referral__scheme"
    )
    return rows.order_by("starts_at", "pk")
