"""The clock that only real help stops: the day somebody first went, however late it was told."""

from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Min, Q
from django.db.models.functions import Least
from django.utils import timezone

from referrals.models import OnwardReferral, Referral


def settle_first_help(*, referral_id: UUID, at: datetime) -> None:
    """
    Stop the clock on the first day they went to any service, or let it run where they went to none.

    A register is typed weekly (practice.md 27), which makes nobody's wait longer. Of today the
    moment itself is kept; nothing stops before the referral was sent. Two statements, or three.
    """
    went = OnwardReferral.objects.filter(
        Q(started_on__isnull=False) | Q(first_came_on__isnull=False), referral_id=referral_id
    )
    first = went.aggregate(day=Min(Least("started_on", "first_came_on")))["day"]
    rows = Referral.objects.filter(pk=referral_id)
    held, sent_at = rows.values_list("first_help_at", "submitted_at").get()
    stopped = _moment(first, sent_at, at) if first else None
    if _day(held) != _day(stopped):
        rows.update(first_help_at=stopped)


def _moment(day: date, sent_at: datetime | None, at: datetime) -> datetime:
    if day >= timezone.localdate(at):
        return at
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return max(midnight, sent_at or midnight)


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
