"""How far people came with services: as a column of a list, in words, and counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Greatest, Least
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from referrals.models import OnwardReferral, Referral
from referrals.onward_states import Kind, Status
from referrals.uptake import DAYS, LADDER, Known, Stage, Uptake, uptake_of
from spcore.ui import dates

_FIRST = Least(F("started_on"), F("first_came_on"))
YEAR = timedelta(days=365)


def code() -> Func:
    """Return what is known of an onward referral as one column of text, for `read`."""
    has_started = Case(When(started_on__isnull=False, then=1), default=0)
    times = Least(Greatest(F("times_came"), has_started), 2)
    introduced = Case(When(introduced_on__isnull=False, then=Value("1")), default=Value(""))
    after = ExpressionWrapper(_FIRST + timedelta(days=DAYS), output_field=DateTimeField())
    still = Q(last_came_on__gte=after) | Q(still_going_on__gte=after)
    return Func(
        *(Value("|"), F("kind"), F("status"), Cast(times, TextField()), introduced),
        Case(When(still, then=Value("1")), default=Value("")),
        function="concat_ws",
        output_field=CharField(),
    )


@lru_cache(maxsize=1024)
def read(said: str) -> Uptake:
    """Return how far it came, of a column that `code` made."""
    kind, status, times, introduced, still = said.split("|")
    return uptake_of(Known(kind, status, int(times), bool(introduced), bool(still)))


def uptake(onward: OnwardReferral) -> Uptake:
    """Return how far one onward referral came."""
    return _uptake({name: getattr(onward, name) for name in COLUMNS})


COLUMNS = (
    *("kind", "status", "times_came", "started_on", "first_came_on", "last_came_on"),
    *("introduced_on", "still_going_on", "missed_on"),
)


def _uptake(row: Mapping[str, Any]) -> Uptake:
    first = _first(row)
    last = [day for day in (row["last_came_on"], row["still_going_on"]) if day]
    known = Known(
        kind=row["kind"],
        status=row["status"],
        times=max(row["times_came"], 1 if row["started_on"] else 0),
        is_introduced=row["introduced_on"] is not None,
        at_12_weeks=bool(first and last and max(last) >= first + timedelta(days=DAYS)),
    )
    return uptake_of(known)


def _first(row: Mapping[str, Any]) -> date | None:
    return min(filter(None, (row["started_on"], row["first_came_on"])), default=None)


def uptake_facts(row: Mapping[str, Any], *, is_child: bool = False) -> list[str]:
    """Return in words what is known of one, by `COLUMNS`: how far it came, when they last did."""
    found = _uptake(row)
    facts = [] if found.furthest in _SAID_OTHERWISE else [str(found.furthest.label)]
    if row["times_came"] > 1:
        times = ngettext("came %(n)d time", "came %(n)d times", row["times_came"])
        facts.append(times % {"n": row["times_came"]})
    if row["last_came_on"]:
        facts.append(_("last came %(day)s") % {"day": dates.day(row["last_came_on"])})
    elif row["started_on"]:
        facts.append(_("started %(day)s") % {"day": dates.day(row["started_on"])})
    if row["missed_on"]:
        words = _("was not brought %(day)s") if is_child else _("did not come %(day)s")
        facts.append(words % {"day": dates.day(row["missed_on"])})
    return facts


def is_12_weeks_asked(row: Mapping[str, Any], *, on: date) -> bool:
    """Tell whether it is time to ask whether they still go, and nobody knows."""
    first = _first(row)
    is_time = first is not None and on >= first + timedelta(days=DAYS)
    return is_time and row["status"] == Status.STARTED and _uptake(row).furthest != LADDER[-1]


# The tag says it, or the number of times does.
_SAID_OTHERWISE = (Stage.OFFERED, Stage.COMING)
SHORT = {
    Stage.OFFERED: gettext_lazy("%(n)d offered"),
    Stage.SIGNPOSTED: gettext_lazy("%(n)d signposted"),
    Stage.REFERRED: gettext_lazy("%(n)d not started"),
    Stage.INTRODUCED: gettext_lazy("%(n)d introduced"),
    Stage.CAME_ONCE: gettext_lazy("%(n)d came once"),
    Stage.COMING: gettext_lazy("%(n)d coming"),
    Stage.STILL_GOING: gettext_lazy("%(n)d still going at 12 weeks"),
}


@lru_cache(maxsize=4096)
def in_short(codes: tuple[str, ...], _language: str) -> str:
    """Return the open services of a row in a few words: "1 signposted, 2 coming"."""
    counted = Counter(read(each).furthest for each in codes)
    return ", ".join(
        str(SHORT[stage]) % {"n": counted[stage]} for stage in LADDER if counted[stage]
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """
    How many onward referrals of a year came how far, and what became of those 12 weeks on.

    `reached` is the furthest each came. `due` started 12 weeks ago or earlier: of these `still`
    went then, `ended` before, and of `unknown` nobody has said.
    """

    number: int
    reached: list[tuple[Stage, int, int]]
    lost: int
    due: int
    still: int
    ended: int
    unknown: int


def uptake_counts(rows: QuerySet[OnwardReferral], *, at: datetime) -> Counts:
    """Count what was offered in the last year. One query."""
    since = rows.filter(created_at__gt=at - YEAR).order_by()
    before = timezone.localdate(at - timedelta(days=DAYS))
    is_due = Case(
        When(Q(started_on__lte=before) | Q(first_came_on__lte=before), then=Value(True)),
        default=Value(False),
    )
    found = since.annotate(code=code(), is_due=is_due).values_list("code", "is_due")
    groups = [
        (read(said), due, n) for said, due, n in found.annotate(n=Count("pk")).order_by("code")
    ]
    reached, over = Counter[Stage](), Counter[Stage]()
    for each, _due, n in groups:
        reached[each.furthest] += n
        over[each.furthest] += n if each.is_over else 0
    later = [(each, n) for each, due, n in groups if due and each.has_come]
    still = sum(n for each, n in later if each.furthest == Stage.STILL_GOING)
    ended = sum(n for each, n in later if each.is_over and each.furthest != Stage.STILL_GOING)
    due = sum(n for _each, n in later)
    return Counts(
        number=sum(reached.values()),
        reached=[(stage, reached[stage], over[stage]) for stage in LADDER],
        lost=sum(n for each, _due, n in groups if each.is_lost),
        due=due,
        still=still,
        ended=ended,
        unknown=due - still - ended,
    )


def uptake_of_team(*, team_id: Any, worker_id: Any, at: datetime) -> Counts:
    """Count a team's, or those of one link worker's cases."""
    rows = OnwardReferral.objects.filter(referral__team_id=team_id)
    if worker_id is not None:
        rows = rows.filter(referral__link_worker_id=worker_id)
    return uptake_counts(rows, at=at)


# What a practice is told of: what was sent, and what the person was told about.
_REACHED = (
    *(Status.ACCEPTED, Status.BOOKED, Status.STARTED),
    *(Status.ENDED, Status.WAITING_LIST),
)


def _told() -> Q:
    return Q(status__in=_REACHED) | Q(kind=Kind.SIGNPOSTING)


def told_codes() -> ArraySubquery:
    """Return how far each came of the services a practice is told of, for `in_short`."""
    rows = OnwardReferral.objects.filter(_told(), referral=OuterRef("pk"))
    return ArraySubquery(rows.order_by("created_at", "pk").values_list(code()))


def services_told(referral: Referral) -> list[tuple[str, str]]:
    """
    Return the services a practice is told of, each with how far it came. One query.

    How far before where it stands: an answer is no attendance.
    """
    rows = OnwardReferral.objects.filter(_told(), referral=referral)
    named = rows.order_by("created_at", "pk").values("service__name", *COLUMNS)
    return [(row["service__name"], _how_far(row)) for row in named]


def _how_far(row: dict[str, Any]) -> str:
    status = str(Status(row["status"]).label)
    facts = uptake_facts(row | {"missed_on": None})
    return ", ".join([*facts, status[:1].lower() + status[1:]])


def stages(rows: QuerySet[OnwardReferral]) -> dict[Stage, int]:
    """Return how many came how far; a stage that nobody reached counts nought. One query."""
    found = rows.order_by().annotate(code=code()).values_list("code").annotate(n=Count("pk"))
    counted = Counter[Stage]()
    for said, n in found:
        counted[read(said).furthest] += n
    return {stage: counted[stage] for stage in LADDER}
