"""How long people wait with a team, whether it is full, and when it may have room. Counts only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, FloatField, Func, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import OtherDoor, Referral, TeamCover, Urgency
from referrals.states import IN_HAND, Status
from spcore.accounts.models import Organisation

WAITS = timedelta(days=90)
LEAST = 5  # people: fewer would say something of one of them
WINDOW = timedelta(weeks=4)
WINDOWS = 3
BEFORE_A_WORKER = (Status.SUBMITTED, Status.ACCEPTED, Status.WAITING)
Capacity = Callable[[], Any]
_CAPACITY: list[Capacity] = []


def tells_capacity(function: Capacity) -> Capacity:
    """
    Let an app above say how many people a team can have at once (called once, from its `ready()`).

    The function returns an expression over the team's row.
    """
    _CAPACITY[:] = [function]
    return function


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


def waits_of(*, team_id: UUID | None, at: datetime) -> list[Wait]:
    """Return the waits of first contacts in the last 90 days, by urgency. One query."""
    rows = Referral.objects.filter(team_id=team_id, first_contact_at__gt=at - WAITS)
    took = _Days(F("first_contact_at") - F("submitted_at"))
    found = (
        rows.order_by()
        .values("urgency")
        .annotate(number=Count("pk"), half=_percentile(took, 0.5), nine=_percentile(took, 0.9))
    )
    by_urgency = {
        row["urgency"]: Wait(Urgency(row["urgency"]), floor(row["half"]), ceil(row["nine"]))
        for row in found
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


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """What one query knows of a team: its scheme's doors, its load, whom it took on lately."""

    doors: list[OtherDoor]
    capacity: int
    held: int
    waiting: int
    taken_on: list[datetime]
    is_served: bool

    @property
    def is_full(self) -> bool:
        """Tell whether every place is taken, or people wait for one already."""
        return bool(self.capacity) and self.held >= self.capacity


def team_facts(*, team_id: UUID | None, practice_id: UUID | None, at: datetime) -> TeamFacts:
    """Return what the side of the form says of a team. Two queries, whatever they hold."""
    since = at - WINDOW * WINDOWS
    mine = Referral.objects.filter(team_id=OuterRef("pk")).order_by()
    rows = Organisation.objects.filter(pk=team_id).annotate(
        can_hold=_CAPACITY[0]() if _CAPACITY else Value(0),
        held=_count(mine.filter(status__in=IN_HAND)),
        queued=_count(mine.filter(status__in=BEFORE_A_WORKER)),
        taken_on=ArraySubquery(mine.filter(allocated_at__gt=since).values("allocated_at")),
        is_served=Exists(
            TeamCover.objects.filter(team__parent_id=OuterRef("parent_id"), practice_id=practice_id)
        ),
    )
    row = rows.values_list(
        "can_hold", "held", "queued", "taken_on", "is_served", "parent_id"
    ).first()
    if row is None:
        return TeamFacts([], 0, 0, 0, [], is_served=True)
    capacity, held, waiting, taken_on, is_served, scheme_id = row
    doors = OtherDoor.objects.filter(scheme_id=scheme_id, is_open=True)
    return TeamFacts(
        doors=list(doors.order_by("-is_for_crisis", "name", "pk")),
        capacity=capacity or 0,
        held=held,
        waiting=waiting,
        taken_on=list(taken_on),
        is_served=is_served,
    )


def _count(rows: Any) -> Coalesce:
    counted = rows.values("team_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a full team may have room, in words, and how that was worked out."""

    words: str
    how: str


def forecast_of(facts: TeamFacts, *, at: datetime) -> Forecast | None:
    """
    Return when a new person may get a link worker; nothing while the team has room.

    The slowest and the fastest of the last three four-week periods give the range. With fewer
    than five people taken on, or a period without any, it is not said.
    """
    if not facts.is_full:
        return None
    periods = [0] * WINDOWS
    for moment in facts.taken_on:
        periods[min(WINDOWS - 1, int((at - moment) / WINDOW))] += 1
    ahead = facts.waiting + 1
    if sum(periods) < LEAST or not min(periods):
        how = _("Too few people were taken on in the last 12 weeks to say how long it takes.")
        return Forecast(_("The team is full."), how)
    weeks = WINDOW / timedelta(weeks=1)
    soonest = max(1, floor(ahead / (max(periods) / weeks)))
    latest = max(soonest, ceil(ahead / (min(periods) / weeks)))
    return Forecast(_full(soonest, latest), _how(periods, facts.waiting))


def _full(soonest: int, latest: int) -> str:
    if soonest == latest:
        said = ngettext(
            "The team is full. A new person waits about %(n)d week for a link worker.",
            "The team is full. A new person waits about %(n)d weeks for a link worker.",
            latest,
        )
        return said % {"n": latest}
    said = _("The team is full. A new person waits about %(from)d to %(to)d weeks.")
    return said % {"from": soonest, "to": latest}


def _how(periods: list[int], waiting: int) -> str:
    said = _(
        "In each of the last three four-week periods the team took on between %(least)d and "
        "%(most)d people; %(waiting)d wait now. It is an estimate: urgent people go first."
    )
    return said % {"least": min(periods), "most": max(periods), "waiting": waiting}
