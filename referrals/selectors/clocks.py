"""The clocks beside a referral: what is due when, and how long the person has waited."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Referral, Scheme, Step, Urgency
from referrals.onward_states import Status
from referrals.states import Action
from referrals.states import Status as ReferralStatus
from spcore.ui.dates import day
from spcore.working_days import LONDON, days_left, due_on

NOON = time(12)
BEFORE_CONTACT = (ReferralStatus.ACCEPTED, ReferralStatus.WAITING, ReferralStatus.ALLOCATED)


@dataclass(frozen=True, slots=True)
class Clock:
    """A due day, as seen on a day. `left` are working days; below 0, how many it is overdue."""

    due: date
    left: int
    seen_on: date

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day is over: on the Saturday after a Friday too."""
        return self.seen_on > self.due

    def __str__(self) -> str:
        if self.is_overdue and self.left == 0:
            return _("overdue")
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


@dataclass(frozen=True, slots=True)
class Running:
    """A clock and what is due by it."""

    what: str
    clock: Clock

    @property
    def words(self) -> str:
        """Return "Decision due 24 November 2026, 1 working day left"."""
        return f"{self.what} {self.clock.words}"


def clock(start: datetime, *, days: int, at: datetime) -> Clock:
    """Return the clock of something that began at `start` and may take `days` working days."""
    due = due_on(start, days=days)
    return Clock(due, days_left(due, at=at), at.astimezone(LONDON).date())


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


def running_clocks(
    referral: Referral, *, sent_at: datetime, resumed_at: datetime | None, at: datetime
) -> list[Running]:
    """
    Return the clocks that run on a case now: none while it stands still, or is over. No query.

    `sent_at` is when it was last sent, `resumed_at` when a person who had asked to wait went on.
    """
    days, found = targets_of(referral.scheme, referral.urgency), []
    if referral.status == ReferralStatus.SUBMITTED:
        return [Running(_("Decision"), clock(sent_at, days=days.triage, at=at))]
    if referral.accepted_at is None:
        return []
    if referral.status in BEFORE_CONTACT and referral.first_contact_at is None:
        until = clock(referral.accepted_at, days=days.contact, at=at)
        found.append(Running(_("First contact"), until))
    going = (*BEFORE_CONTACT, ReferralStatus.ACTIVE)
    if referral.status in going and referral.first_appointment_at is None:
        until = clock(resumed_at or referral.accepted_at, days=days.appointment, at=at)
        found.append(Running(_("First appointment"), until))
    return found


def last_taken(action: Action) -> Subquery:
    """Return when an action was last taken, as an expression over a referral's row."""
    steps = Step.objects.filter(referral=OuterRef("pk"), action=action)
    return Subquery(steps.order_by("-taken_at", "-pk").values("taken_at")[:1])


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
