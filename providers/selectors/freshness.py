"""How fresh a listing is, in three grades: said the same way wherever a listing is shown."""

from datetime import date, timedelta

from django.db.models import Case, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from spcore.ui.statuses import tag_html

FRESH_DAYS = 90  # domain.md, clocks: a listing is verified every 90 days
STALE_DAYS = 180
AUGUST = 8


class Freshness(TextChoices):
    """How long ago somebody said that the listing is right."""

    FRESH = "fresh", _("Checked")
    GETTING_OLD = "getting_old", _("Getting old")
    STALE = "stale", _("May be out of date")


COLOURS = {Freshness.FRESH: "green", Freshness.GETTING_OLD: "yellow", Freshness.STALE: "orange"}


def freshness_of(verified_on: date | None, *, on: date) -> Freshness:
    """Return the grade of a listing that was last said to be right on that day."""
    if verified_on is None or (on - verified_on).days > STALE_DAYS:
        return Freshness.STALE
    return Freshness.FRESH if (on - verified_on).days <= FRESH_DAYS else Freshness.GETTING_OLD


def freshness_tag(grade: Freshness) -> str:
    """Return the tag of a grade."""
    return tag_html(str(grade.label), COLOURS[grade])


def due_before(on: date) -> date:
    """Return the day: what was last said to be right before it is due to be asked about."""
    return on - timedelta(days=FRESH_DAYS)


def stale_before(on: date) -> date:
    """Return the day: what was last said to be right before it is stale."""
    return on - timedelta(days=STALE_DAYS)


def sinking(on: date) -> Case:
    """Return what orders stale listings behind the others: 0, and 1 for a stale one."""
    kept = Q(verified_on__gte=stale_before(on))
    return Case(When(kept, then=Value(0)), default=Value(1))
