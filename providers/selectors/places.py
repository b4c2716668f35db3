"""What providers said of their monthly places: now, and month by month."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from providers.models import MonthlyPlaces
from spcore.accounts.actor import Actor

COMING = 4  # months that can be said ahead, this one among them


def places_said(*, actor: Actor) -> QuerySet[MonthlyPlaces]:
    """Return what the actor's own provider said, what counts last at the top."""
    own = MonthlyPlaces.objects.filter(provider_id=actor.organisation_id)
    return own.select_related("said_by").order_by("-from_month", "-said_at", "pk")


def places_now(*, provider_ids: Collection[UUID], on: date) -> QuerySet[MonthlyPlaces]:
    """Return what holds for each of these providers in the month of `on`: one row each."""
    said = MonthlyPlaces.objects.filter(provider_id__in=provider_ids, from_month__lte=on)
    return said.order_by("provider_id", "-from_month", "-said_at").distinct("provider_id")


def places_by_month(
    rows: Iterable[MonthlyPlaces], months: Iterable[date]
) -> dict[tuple[UUID, date], MonthlyPlaces]:
    """Return by provider and month what held then; nothing where nobody had said anything."""
    by_provider = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.from_month, row.said_at)):
        by_provider[row.provider_id].append(row)
    found = {}
    for month in months:
        for provider_id, said in by_provider.items():
            held = [row for row in said if row.from_month <= month]
            if held:
                found[provider_id, month] = held[-1]
    return found


def months_ahead(on: date) -> list[date]:
    """Return the first days of this month and the next ones."""
    first = on.replace(day=1)
    return [month_after(first, number) for number in range(COMING)]


def month_after(first: date, number: int = 1) -> date:
    """Return the first day of the month that begins `number` months after `first`."""
    months = first.year * 12 + first.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)
