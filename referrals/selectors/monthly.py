"""How many people were sent to a provider in a month, held against what it can take."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, DateField, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from providers.selectors import places
from referrals.models import OnwardReferral
from referrals.onward_states import SHARING_KINDS, Status
from spcore.ui import dates

# What takes no place of the month's: the service said no, never answered, or it was withdrawn.
TAKES_NONE = (Status.DECLINED, Status.EXPIRED, Status.WITHDRAWN, Status.PASSED_ON)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of one provider: sent to it, and of these how many take a place."""

    provider_id: UUID
    first: date
    sent: int
    taken: int


def months_of(*, since: date, until: date, provider_id: UUID | None = None) -> list[Month]:
    """Return by month how many all schemes sent, to each provider or to one. One query."""
    rows = _sent().filter(sent_at__date__range=(since, until)).order_by()
    rows = rows.filter(provider_id=provider_id) if provider_id else rows
    month = TruncMonth("sent_at", output_field=DateField())
    counted = rows.values("provider_id", month=month).annotate(
        sent=Count("pk"), none=Count("pk", filter=Q(status__in=TAKES_NONE))
    )
    return [
        Month(row["provider_id"], row["month"], row["sent"], row["sent"] - row["none"])
        for row in counted
    ]


def full_words(*, provider_ids: Collection[UUID], at: datetime) -> dict[UUID, str]:
    """
    Return in words which of these providers have had this month as many people as they can take.

    One query. None of them is left out of anything for it (practice.md 27).
    """
    today = timezone.localdate(at)
    first = timezone.make_aware(datetime.combine(today.replace(day=1), time.min))
    here = _sent().filter(provider_id=OuterRef("provider_id"), sent_at__gte=first)
    here = here.exclude(status__in=TAKES_NONE).order_by().values("provider_id")
    taken = Subquery(here.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    rows = places.places_now(provider_ids=provider_ids, on=today)
    held = rows.annotate(taken=Coalesce(taken, 0))
    return {
        row.provider_id: _words(row.maximum, row.taken, today)
        for row in held
        if row.maximum is not None and row.taken >= row.maximum
    }


def _words(maximum: int, taken: int, today: date) -> str:
    said = {
        "month": date_format(today, "F"),
        "taken": taken,
        "maximum": maximum,
        "next": dates.day(places.month_after(today.replace(day=1))),
    }
    words = _("%(taken)s of %(maximum)s for %(month)s are sent; the next month begins on %(next)s")
    return words % said


def _sent() -> QuerySet[OnwardReferral]:
    return OnwardReferral.objects.filter(kind__in=SHARING_KINDS, sent_at__isnull=False)
