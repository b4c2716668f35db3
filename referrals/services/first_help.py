"""The clock that only real help stops: the day somebody first went, or their goals were met."""

from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Case, F, Min, When
from django.db.models.functions import Least
from django.utils import timezone

from referrals.models import OnwardReferral, Referral
from referrals.onward_states import End
from referrals.states import GOALS_MET, Status

# A service says they got help, and nobody wrote down when they first came.
_HELPED_ON = Case(When(end__in=[End.HELPED, End.PARTLY], then=F("ended_on")))


def settle_first_help(*, referral_id: UUID, at: datetime) -> None:
    """
    Stop the clock on the first day of real help, or let it run where there was none.

    Real help is a service they went to; and where a link worker met their goals with no service,
    the day that was said, which is when the case closed. A register is typed weekly (practice.md
    27), which makes nobody's wait longer. Of today the moment itself is kept; nothing stops before
    the referral was sent. The case is locked first, so that of two visits told at once each sees
    the other. Two statements, or three.
    """
    rows = Referral.objects.filter(pk=referral_id)
    case = rows.select_for_update(of=("self",), no_key=True).values_list(
        "first_help_at", "submitted_at", "closed_at", "status", "outcome"
    )
    held, sent_at, closed_at, status, outcome = case.get()
    went = OnwardReferral.objects.filter(referral_id=referral_id)
    days = Least("started_on", "first_came_on", _HELPED_ON)
    first = went.aggregate(day=Min(days))["day"]
    moments = [_moment(first, sent_at, at)] if first else []
    if status == Status.CLOSED and outcome in GOALS_MET and closed_at:
        moments.append(closed_at)
    stopped = min(moments, default=None)
    if _day(held) != _day(stopped):
        rows.update(first_help_at=stopped)


def _moment(day: date, sent_at: datetime | None, at: datetime) -> datetime:
    if day >= timezone.localdate(at):
        return at
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return max(midnight, sent_at or midnight)


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
