"""A provider's quarter is counted once, protected, and frozen (security.md J3)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from evaluation.facts.models import ProviderQuarter
from evaluation.measures.selectors.sent import NOTHING, Sent, paid_figures, quarters_before, sent_in
from evaluation.periods import Quarter
from evaluation.protection import Sum, protect
from evaluation.suppression import Figure, suppress
from providers.models import MonthlyPlaces
from referrals.selectors.endings import people_who_went

WHOLE, PLACES, TWICE = "", "places", "twice"


def publish_provider_quarters(*, at: datetime) -> int:
    """
    Publish the last four closed quarters of all providers that are not published yet.

    Returns how many rows. Running it again publishes nothing: a quarter stays as it was counted.
    """
    quarters = quarters_before(timezone.localdate(at))
    keys = [each.key for each in quarters]
    have = set(ProviderQuarter.objects.filter(quarter__in=keys).values_list("quarter", flat=True))
    rows = [row for each in quarters if each.key not in have for row in _rows(each, at)]
    ProviderQuarter.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    return len(rows)


def _rows(quarter: Quarter, at: datetime) -> list[ProviderQuarter]:
    said = list(MonthlyPlaces.objects.filter(from_month__lte=quarter.end))
    sent = {pk: one for (pk, _), one in sent_in([quarter], said=said, until=quarter.end).items()}
    going: dict[UUID, dict[str, int]] = defaultdict(dict)
    for (provider, service), people in people_who_went(on=quarter.end).items():
        going[provider][str(service) if service else WHOLE] = people
    return [
        ProviderQuarter(
            provider_id=provider,
            quarter=quarter.key,
            figures=figures_of(sent.get(provider, NOTHING), going[provider]),
            published_at=at,
        )
        for provider in sorted(sent.keys() | going.keys())
    ]


def figures_of(sent: Sent, going: Mapping[str, int]) -> dict[str, Any]:
    """Return a quarter's figures as others may read them; `going` by service, "" for all."""
    paid = {name: one.published for name, one in paid_figures(sent).items()}
    return {
        "sent": suppress(sent.sent).published,
        "paid_for": paid.get("paid_for"),
        "not_paid_for": paid.get("not_paid_for"),
        "maximum": sent.maximum,
        "funded": sent.funded,
        "going": {name: one.published for name, one in _going(going).items()},
    }


def _going(counts: Mapping[str, int]) -> dict[str, Figure]:
    """
    Return who goes to each service and to all, so that together they tell none that is hidden.

    A provider's people are those of its services but for who goes to two, which nobody reads.
    """
    services = [name for name in counts if name != WHOLE]
    places = sum(counts[name] for name in services)
    raw = {**counts, PLACES: places, TWICE: places - counts.get(WHOLE, 0)}
    sums = [Sum(PLACES, tuple(services)), Sum(PLACES, (WHOLE, TWICE))] if services else []
    return protect(raw, sums, unpublished={PLACES, TWICE})
