"""What a referrer is told of a team: doors, waits, whether it is full, when it may have room."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from math import ceil, floor
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, DateTimeField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from referrals.models import OtherDoor, Referral, TeamCover
from referrals.selectors.waits import LEAST, Wait, waits_by_urgency, waits_in
from referrals.states import IN_HAND, Status
from spcore.accounts.models import Organisation
from spcore.prepared import MOMENT, ORGANISATION, ROW, Prepared, prepare

WINDOW = timedelta(weeks=4)
WINDOWS = 3
BEFORE_A_WORKER = (Status.SUBMITTED, Status.ACCEPTED, Status.WAITING)
_DOOR = (
    *("id", "name", "what_for", "phone", "hours", "how", "url", "needs", "minimum_age"),
    *("maximum_age", "is_for_crisis", "confirmed_on"),
)
_TOO_FEW = gettext_lazy(
    "Too few people were taken on in the last 12 weeks to say how long it takes."
)
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
class TeamFacts:
    """What one query knows of a team: its scheme's doors, its load, whom it took on lately."""

    doors: list[OtherDoor]
    capacity: int
    held: int
    waiting: int
    taken_on: list[datetime]
    is_served: bool
    waits: list[Wait] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Tell whether every place is taken, or people wait for one already."""
        return bool(self.capacity) and self.held >= self.capacity


NOTHING = TeamFacts([], 0, 0, 0, [], is_served=True)


def team_facts(*, team_id: UUID | None, practice_id: UUID | None, at: datetime) -> TeamFacts:
    """Return what is told of a team, and whether its scheme serves a practice. One query."""
    found = _alone().rows({ORGANISATION: team_id, ROW: practice_id, MOMENT: at})
    return facts_in(found[0][0] if found else None)


@cache
def _alone() -> Prepared:
    return prepare(facts_of(team=ORGANISATION, practice=ROW, at=MOMENT))


def facts_of(*, team: Any, practice: Any, at: datetime) -> QuerySet[Organisation, Any]:
    """
    Return a query of one JSON value, which `facts_in` reads.

    `team` and `practice` are ids, or references to ids where it becomes a subquery.
    """
    since = Value(at, output_field=DateTimeField()) - Value(WINDOW * WINDOWS)
    mine = Referral.objects.filter(team_id=OuterRef("pk")).order_by()
    covers = TeamCover.objects.filter(team__parent_id=OuterRef("parent_id"), practice_id=practice)
    doors = OtherDoor.objects.filter(scheme_id=OuterRef("parent_id"), is_open=True)
    doors = doors.order_by("-is_for_crisis", "name", "pk")
    said = JSONObject(
        capacity=_CAPACITY[0]() if _CAPACITY else Value(0),
        held=_count(mine.filter(status__in=IN_HAND)),
        waiting=_count(mine.filter(status__in=BEFORE_A_WORKER)),
        taken_on=ArraySubquery(mine.filter(allocated_at__gt=since).values("allocated_at")),
        is_served=Exists(covers),
        doors=ArraySubquery(doors.values(json=JSONObject(**{name: name for name in _DOOR}))),
        waits=ArraySubquery(waits_by_urgency(OuterRef("pk"), at)),
    )
    return Organisation.objects.filter(pk=team).order_by().values_list(said)


def _count(rows: Any) -> Coalesce:
    counted = rows.values("team_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def facts_in(said: dict[str, Any] | None) -> TeamFacts:
    """Return what `facts_of` said; nothing in particular where there is no team."""
    if said is None:
        return NOTHING
    return TeamFacts(
        doors=[_door(row) for row in said["doors"]],
        capacity=said["capacity"] or 0,
        held=said["held"],
        waiting=said["waiting"],
        taken_on=[datetime.fromisoformat(moment) for moment in said["taken_on"]],
        is_served=said["is_served"],
        waits=waits_in(said["waits"]),
    )


def _door(row: dict[str, Any]) -> OtherDoor:
    day = row["confirmed_on"]
    confirmed = date.fromisoformat(day) if day else None
    return OtherDoor(**{**row, "id": UUID(row["id"]), "confirmed_on": confirmed})


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
    periods = _periods(facts, at)
    if _are_too_few(periods):
        return Forecast(_("The team is full."), str(_TOO_FEW))
    soonest, latest = _weeks(facts.waiting + 1, periods)
    return Forecast(_full(soonest, latest), _how(periods, facts.waiting))


def queue_forecast(facts: TeamFacts, *, at: datetime) -> Forecast | None:
    """
    Return how long it takes until everybody who waits now has a link worker, at the pace of late.

    The range is that of `forecast_of`; full or not. Nothing where nobody waits.
    """
    if not facts.waiting:
        return None
    waits = ngettext("%(n)d person waits.", "%(n)d people wait.", facts.waiting)
    waits %= {"n": facts.waiting}
    periods = _periods(facts, at)
    if _are_too_few(periods):
        return Forecast(waits, str(_TOO_FEW))
    soonest, latest = _weeks(facts.waiting, periods)
    if soonest == latest:
        said = ngettext(
            "The last of them gets a link worker in about %(n)d week.",
            "The last of them gets a link worker in about %(n)d weeks.",
            latest,
        ) % {"n": latest}
    else:
        said = _("The last of them gets a link worker in about %(from)d to %(to)d weeks.")
        said %= {"from": soonest, "to": latest}
    return Forecast(f"{waits} {said}", _how(periods, facts.waiting))


def _periods(facts: TeamFacts, at: datetime) -> list[int]:
    periods = [0] * WINDOWS
    for moment in facts.taken_on:
        periods[min(WINDOWS - 1, int((at - moment) / WINDOW))] += 1
    return periods


def _are_too_few(periods: list[int]) -> bool:
    return sum(periods) < LEAST or not min(periods)


def _weeks(ahead: int, periods: list[int]) -> tuple[int, int]:
    """Return when so many people have been taken on, at the fastest and at the slowest pace."""
    weeks = WINDOW / timedelta(weeks=1)
    soonest = max(1, floor(ahead / (max(periods) / weeks)))
    return soonest, max(soonest, ceil(ahead / (min(periods) / weeks)))


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
