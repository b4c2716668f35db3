"""The stages of a referral, and how long people waited."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
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


@dataclass(frozen=True, slots=True)
class Waits:
    """Days from referral to first contact, of those who have had one."""

    number: int
    median: float | None


def _days(wait: timedelta | None) -> float | None:
    return None if wait is None else wait / timedelta(days=1)


def waits_of(facts: QuerySet[ReferralFact]) -> Waits:
    """Return the median wait for a first contact, in days."""
    reached = facts.exclude(first_contact_on=None)
    row = reached.aggregate(number=Count("pk"), median=Median(WAIT_DAYS))
    return Waits(row["number"], _days(row["median"]))
