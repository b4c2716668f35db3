"""What came of referrals near by, by need: protected by itself, for practices that refer."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from evaluation.facts.models import ReferralFact
from evaluation.facts.selectors.counting import WAIT_DAYS, Median
from evaluation.periods import Quarter
from evaluation.suppression import (
    HIDDEN_UP_TO,
    LEAST_FOR_SHARE,
    at_least,
    suppress,
    suppress_median,
)

LEAST_PRACTICES = 3  # fewer, and one could take its own from the sum
HELPED = ("goals_met", "partly_met")
ROUND_SHARE_TO = 5
NEVER = timedelta(days=100_000)
Row = list[str]


def a_closed_year(last: Quarter) -> tuple[date, date]:
    """Return the first and the last day of the year that a quarter ends."""
    return Quarter(last.year - 1, last.number).next.start, last.end


def near_rows(icb_id: UUID, last: Quarter) -> list[Row]:
    """
    Return by need about how many people, the shares helped and connected, and within how many days
    half of all had a first contact.

    Of those whose support ended in the year that `last` ends; at least 20 people and three
    practices behind each row, shares to the nearest 5 per cent. One query.
    """
    since, until = a_closed_year(last)
    ended = ReferralFact.objects.filter(icb_id=icb_id, status="closed")
    rows = _by_need(ended.filter(closed_on__gte=since, closed_on__lte=until))
    return [
        _row(row)
        for row in rows
        if at_least(row["number"]) >= LEAST_FOR_SHARE and row["practices"] >= LEAST_PRACTICES
    ]


def _by_need(facts: QuerySet[ReferralFact]) -> QuerySet[Any]:
    named = facts.annotate(need=Func(F("needs"), function="unnest")).values("need")
    # Whoever was never reached is among the half that had it later: their cases are closed.
    waits = Coalesce(WAIT_DAYS, Value(NEVER))
    return named.annotate(
        number=Count("pk"),
        practices=Count("practice_id", distinct=True),
        helped=Count("pk", filter=Q(outcome__in=HELPED)),
        connected=Count("connected_on"),
        reached=Count("first_contact_on"),
        median=Median(waits),
    ).order_by("need")


def _row(row: dict[str, Any]) -> Row:
    median = row["median"] if row["median"] < NEVER / 2 else None
    return [
        row["need"],
        str(suppress(row["number"])),
        _share(row["helped"], row["number"]),
        _share(row["connected"], row["number"]),
        suppress_median(
            None if median is None else median / timedelta(days=1), count=row["reached"]
        ),
    ]


def _share(part: int, whole: int) -> str:
    """
    Return the percentage to the nearest 5; never 0 or 100, which would say it of everybody.

    Of few people 10 per cent is two of them: a dash stands for 1 to 7, as for nobody. Of more than
    a hundred, the rounding hides them.
    """
    least = 100 * (HIDDEN_UP_TO + 1) / (1.5 * ROUND_SHARE_TO)
    if min(part, whole - part) <= HIDDEN_UP_TO and whole < least:
        return "–"
    rounded = ROUND_SHARE_TO * round(100 * part / whole / ROUND_SHARE_TO)
    return str(min(95, max(5, rounded)))
