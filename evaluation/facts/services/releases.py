"""A closed quarter is counted once, suppressed, and frozen."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Min

from evaluation.facts.models import ReferralFact, Release
from evaluation.facts.selectors import Counts, Part, counts_by, flow_of, needs_of, waits_of
from evaluation.periods import Quarter, closed_quarters
from evaluation.suppression import suppress, suppress_median, suppress_parts


def publish_closed_quarters(*, at: datetime) -> int:
    """Publish every closed quarter that is not published yet; return how many were."""
    firsts = ReferralFact.objects.exclude(icb_id=None).values("icb_id")
    published = 0
    for row in firsts.annotate(first=Min("submitted_on")).order_by("icb_id"):
        if row["icb_id"] and row["first"]:
            published += _publish_for(row["icb_id"], row["first"], at)
    return published


def _publish_for(icb_id: UUID, first: date, at: datetime) -> int:
    have = set(Release.objects.filter(icb_id=icb_id).values_list("period", flat=True))
    quarters = closed_quarters(since=first, before=at.date())
    missing = [quarter for quarter in quarters if quarter.key not in have]
    for quarter in missing:
        with transaction.atomic():
            Release.objects.get_or_create(
                icb_id=icb_id,
                period=quarter.key,
                defaults={"figures": figures_of(icb_id, quarter), "published_at": at},
            )
    return len(missing)


def figures_of(icb_id: UUID, quarter: Quarter) -> dict[str, object]:
    """Return the tables of one quarter, suppressed, as strings ready to show."""
    facts = ReferralFact.objects.filter(
        icb_id=icb_id, submitted_on__range=(quarter.start, quarter.end)
    )
    waits = waits_of(facts)
    return {
        "flow": [[key, str(suppress(count))] for key, count in flow_of(facts)],
        "wait_days": suppress_median(waits.median, count=waits.number),
        "first_contacts": str(suppress(waits.number)),
        "pcns": _table(counts_by(facts, Part.PCN)),
        "needs": [[code, str(suppress(count))] for code, count in needs_of(facts)],
        "deprivation": _table(counts_by(facts, Part.DEPRIVATION)),
    }


def _table(rows: Iterable[Counts]) -> list[list[str]]:
    """Return name, count, median wait; a row with a hidden count shows no wait."""
    rows = list(rows)
    figures = suppress_parts({row.key: row.number for row in rows})
    return [
        [
            row.key,
            str(figures[row.key]),
            "–"
            if figures[row.key].is_hidden
            else suppress_median(row.wait_median, count=row.wait_number),
        ]
        for row in rows
    ]
