"""How many, and how long they waited. One query each."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    Q,
    QuerySet,
)

from evaluation.facts.models import ReferralFact

# The stages of the funnel, each with the column that says when it was reached.
STAGES = (
    ("referred", "submitted_on"),
    ("accepted", "accepted_on"),
    ("first_contact", "first_contact_on"),
    ("plan", "plan_on"),
    ("connected", "connected_on"),
    ("started", "started_on"),
    ("completed", "completed_on"),
    ("closed", "closed_on"),
)
WAIT_DAYS = ExpressionWrapper(
    F("first_contact_on") - F("submitted_on"), output_field=DurationField()
)


class Median(Aggregate):
    """The median, as PostgreSQL's percentile_cont(0.5)."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


class Part(StrEnum):
    """What a table is broken down by."""

    PCN = "pcn_id"
    TEAM = "team_id"
    DEPRIVATION = "imd_decile"


@dataclass(frozen=True, slots=True)
class Waits:
    """Days from referral to first contact, of those who have had one."""

    number: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Counts:
    """One row of a breakdown; `key` is an id or a decile as text, "" where not known."""

    key: str
    number: int
    wait_number: int
    wait_median: float | None


def _days(wait: timedelta | None) -> float | None:
    return None if wait is None else wait / timedelta(days=1)


def flow_of(facts: QuerySet[ReferralFact]) -> list[tuple[str, int]]:
    """Return how many referrals reached each stage, in order."""
    counts = facts.aggregate(**{name: Count(column) for name, column in STAGES})
    return [(name, counts[name]) for name, _ in STAGES]


def waits_of(facts: QuerySet[ReferralFact]) -> Waits:
    """Return the median wait for a first contact, in days."""
    reached = facts.exclude(first_contact_on=None)
    row = reached.aggregate(number=Count("pk"), median=Median(WAIT_DAYS))
    return Waits(row["number"], _days(row["median"]))


def counts_by(facts: QuerySet[ReferralFact], part: Part) -> list[Counts]:
    """Return referrals and waits by PCN, team or deprivation decile, in order of the key."""
    reached = Q(first_contact_on__isnull=False)
    rows = facts.values(part.value).annotate(
        number=Count("pk"),
        wait_number=Count("pk", filter=reached),
        wait_median=Median(WAIT_DAYS, filter=reached),
    )
    return [
        Counts(
            "" if row[part.value] is None else str(row[part.value]),
            row["number"],
            row["wait_number"],
            _days(row["wait_median"]),
        )
        for row in rows.order_by(F(part.value).asc(nulls_last=True))
    ]


def needs_of(facts: QuerySet[ReferralFact]) -> list[tuple[str, int]]:
    """Return how many referrals name each need, most first. A referral may name several."""
    each = facts.annotate(need=Func(F("needs"), function="unnest")).values("need")
    rows = each.annotate(number=Count("pk")).order_by("-number", "need")
    return [(row["need"], row["number"]) for row in rows]
