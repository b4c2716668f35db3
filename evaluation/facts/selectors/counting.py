"""The stages of a referral, and how long people waited."""

from dataclasses import dataclass

from django.db.models import (
    Aggregate,
    DurationField,
    ExpressionWrapper,
    F,
)

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
