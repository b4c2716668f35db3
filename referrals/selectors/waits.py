"""How long people wait for a team's first contact, from enough people to say. Counts only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, F, FloatField, Func, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Referral, Urgency

WAITS = timedelta(days=90)
LEAST = 5  # people: fewer would say something of one of them


@dataclass(frozen=True, slots=True)
class Wait:
    """Days from sending to first contact, for one urgency: half of the people, and 9 in 10."""

    urgency: Urgency
    half: int
    nine_in_ten: int

    @property
    def words(self) -> str:
        """Return "Urgent: half within 2 days, 9 in 10 within 4 days"."""
        half = ngettext("%(n)d day", "%(n)d days", self.half) % {"n": self.half}
        nine = ngettext("%(n)d day", "%(n)d days", self.nine_in_ten) % {"n": self.nine_in_ten}
        said = {"urgency": _name(self.urgency), "half": half, "nine": nine}
        return _("%(urgency)s: half within %(half)s, 9 in 10 within %(nine)s") % said


def _name(urgency: str) -> str:
    return {Urgency.URGENT: _("Urgent"), Urgency.SOON: _("Soon")}.get(
        Urgency(urgency), _("Routine")
    )


def waits_by_urgency(team: Any, at: datetime) -> Any:
    """Return a query of JSON, one an urgency, for a subquery: `team` is a reference to its id."""
    since = Value(at, output_field=DateTimeField()) - Value(WAITS)
    rows = Referral.objects.filter(team_id=team, first_contact_at__gt=since).order_by()
    took = _Days(F("first_contact_at") - F("submitted_at"))
    counted = rows.values("urgency").annotate(
        number=Count("pk"), half=_percentile(took, 0.5), nine=_percentile(took, 0.9)
    )
    said = JSONObject(urgency="urgency", number="number", half="half", nine="nine")
    return counted.values(json=said)


def waits_in(rows: list[dict[str, Any]]) -> list[Wait]:
    """Return the waits that `waits_by_urgency` gave, the most urgent first; none from too few."""
    by_urgency = {
        row["urgency"]: Wait(Urgency(row["urgency"]), floor(row["half"]), ceil(row["nine"]))
        for row in rows
        if row["number"] >= LEAST
    }
    order = (Urgency.URGENT, Urgency.SOON, Urgency.ROUTINE)
    return [by_urgency[urgency] for urgency in order if urgency in by_urgency]


def median_wait_days(*, team_id: UUID | None, at: datetime) -> int | None:
    """Return the median of all first contacts in the last 90 days; none from fewer than five."""
    rows = Referral.objects.filter(team_id=team_id, first_contact_at__gt=at - WAITS)
    took = _Days(F("first_contact_at") - F("submitted_at"))
    found = rows.aggregate(number=Count("pk"), half=_percentile(took, 0.5))
    return floor(found["half"]) if found["number"] >= LEAST else None


class _Days(Func):
    template = "(EXTRACT(EPOCH FROM %(expressions)s) / 86400)"
    output_field = FloatField()


class _Percentile(Count):
    function = "percentile_cont"
    template = "percentile_cont(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()
    empty_result_set_value = None


def _percentile(days: Func, share: float) -> _Percentile:
    return _Percentile(days, share=str(share))
