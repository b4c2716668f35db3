"""The clocks beside a referral: what is due when, and how long the person has waited."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Scheme, Urgency
from referrals.onward_states import Status
from spcore.ui.dates import day
from spcore.working_days import LONDON, days_left, due_on

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Clock:
    """A due day. `left` are working days; below 0 it is overdue."""

    due: date
    left: int

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day is over."""
        return self.left < 0

    def __str__(self) -> str:
        if self.left < 0:
            late = ngettext(
                "overdue by %(n)d working day", "overdue by %(n)d working days", -self.left
            )
            return late % {"n": -self.left}
        if self.left == 0:
            return _("due today")
        left = ngettext("%(n)d working day left", "%(n)d working days left", self.left)
        return left % {"n": self.left}

    @property
    def words(self) -> str:
        """Return "due 24 November 2026, 1 working day left"."""
        return _("due %(day)s, %(left)s") % {"day": day(self.due), "left": str(self)}


def clock(start: datetime, *, days: int, at: datetime) -> Clock:
    """Return the clock of something that began at `start` and may take `days` working days."""
    due = due_on(start, days=days)
    return Clock(due, days_left(due, at=at))


@dataclass(frozen=True, slots=True)
class Targets:
    """A scheme's working days for one urgency: decision, first contact, first appointment."""

    triage: int
    contact: int
    appointment: int


def targets_of(scheme: Scheme, urgency: str) -> Targets:
    """Return the scheme's targets for an urgency."""
    if urgency == Urgency.URGENT:
        return Targets(
            scheme.urgent_triage_days, scheme.urgent_contact_days, scheme.urgent_appointment_days
        )
    if urgency == Urgency.SOON:
        return Targets(
            scheme.soon_triage_days, scheme.soon_contact_days, scheme.soon_appointment_days
        )
    return Targets(scheme.triage_days, scheme.first_contact_days, scheme.first_appointment_days)


def day_after(start: date, *, days: int) -> date:
    """Return the last day in time for what may take `days` working days after the day `start`."""
    return due_on(datetime.combine(start, NOON, tzinfo=LONDON), days=days)


def late_before(*, days: int, at: datetime) -> datetime:
    """Return the moment before which whatever began, and may take `days` working days, is late."""
    today = at.astimezone(LONDON).date()
    day = today - timedelta(days=1)
    while due_on(datetime.combine(day, time.min, LONDON), days=days) >= today:
        day -= timedelta(days=1)
    return datetime.combine(day + timedelta(days=1), time.min, LONDON)


def waited(since: datetime | None, *, at: datetime) -> str:
    """Return for how long, in days of London: "today", "1 day", "12 days"."""
    if since is None:
        return ""
    days = (at.astimezone(LONDON).date() - since.astimezone(LONDON).date()).days
    if days <= 0:
        return _("today")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def answer_due(status: str, sent: datetime | None, *, days: int, at: datetime) -> str:
    """Return by when a service must answer, in the scheme's working days; nothing once it has."""
    if sent is None or status not in (Status.SENT, Status.SEEN):
        return ""
    return _("answer %(due)s") % {"due": clock(sent, days=days, at=at).words}
