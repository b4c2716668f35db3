"""
Services for one person, ranked with the reasons for and against: two queries, set-based.

Only what is published is matched, so it is the same for whoever asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    F,
    FloatField,
    IntegerField,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Greatest, Left

from providers.models import Capacity, Service
from providers.selectors import filters, wording
from providers.selectors.freshness import Freshness, freshness_of
from providers.selectors.match_query import MatchQuery
from providers.selectors.match_rules import (
    REMOTE,
    Bar,
    Rule,
    access_bars,
    access_rules,
    bars_for,
    rules_for,
)
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, ask, sql_of
from spcore.accounts.actor import NOBODY

# How many of the best are looked at, near and without a journey each: for one need, and at most.
READ, MOST_READ = 20, 60
EACH = 4  # options for one need
AT_PLACE = "places__location__"


@dataclass(frozen=True, slots=True)
class Option:
    """One service for this person; every string is ready. `points` only order the list."""

    pk: UUID
    name: str
    provider: str
    provider_id: UUID
    summary: str
    needs: tuple[str, ...]
    distance: str
    wait: str
    capacity_code: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    to_ask: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class NeedOptions:
    """The options for one need, best first; empty where there is nothing good enough."""

    need: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A service that would be near and for the need, and why it is not offered."""

    pk: UUID
    name: str
    provider: str
    why: str


class _Found(NamedTuple):
    pk: UUID
    name: str
    provider_name: str
    provider_id: UUID
    summary: str
    needs: list[str]
    capacity: str
    wait_weeks: int | None
    is_free: bool | None
    fees_short: str
    women_only: bool
    women_only_words: str
    made_for: list[str]
    made_for_words: str
    verified_on: Any
    metres: float | None
    answers: str
    points: float


class _Candidate(NamedTuple):
    """A row that may become an option, and the rules that its answers are to."""

    found: _Found
    rules: list[Rule]

    @property
    def order(self) -> tuple[float, str, UUID]:
        """Return what orders the best first."""
        return -self.found.points, self.found.name, self.found.pk


def match_services(query: MatchQuery) -> list[NeedOptions]:
    """
    Return several different options for each need, ranked; two queries, one without a place.

    A service stands under the first of the person's needs it is one of the best for.
    """
    near = _near(query) if query.origin and not query.stays_home else []
    best: dict[UUID, _Candidate] = {}
    for one in sorted([*near, *_remote(query)], key=lambda each: each.order):
        best.setdefault(one.found.pk, one)
    return _varied(query, list(best.values()))


def ruled_out(query: MatchQuery, *, most: int = 30) -> list[RuledOut]:
    """Return what is near and for a need, and why it is not offered. One query."""
    bars = bars_for(query)
    rows = _fitting(query)
    if query.origin is not None:
        rows = filters.near(rows, _around(query)).order_by("metres", "pk")
        bars += access_bars(query, AT_PLACE)
    if not bars:
        return []
    number = Case(
        *(When(bar.out, then=Value(place)) for place, bar in enumerate(bars)),
        default=Value(None),
        output_field=IntegerField(),
    )
    found = rows.annotate(bar=number).exclude(bar=None)
    columns = found.values_list("pk", "name", "provider_name", "bar")[:most]
    return [RuledOut(pk, name, who, str(bars[bar].words)) for pk, name, who, bar in columns]


def _fitting(query: MatchQuery) -> QuerySet[Service]:
    return filters.published_for(NOBODY).filter(needs__overlap=list(query.needs))


def _around(query: MatchQuery) -> ServiceQuery:
    return ServiceQuery(
        on=query.on, needs=query.needs, origin=query.origin, within_km=query.reach_km
    )


def _near(query: MatchQuery) -> list[_Candidate]:
    rules = [*rules_for(query), *access_rules(query, AT_PLACE)]
    return [_Candidate(_Found(*row), rules) for row in ask(_near_rows, query)]


def _near_rows(query: MatchQuery) -> Sql:
    rows = filters.near(_without(_fitting(query), bars_for(query)), _around(query))
    rows = _without(rows, access_bars(query, AT_PLACE))
    rules = [*rules_for(query), *access_rules(query, AT_PLACE)]
    reach = Value(query.reach_km * 1000.0)
    share = Greatest(Value(1.0) - F("metres") / reach, Value(0.0), output_field=FloatField())
    near = share * Value(float(query.weights["near"]))
    return sql_of(_best(rows, query, rules, near))


def _remote(query: MatchQuery) -> list[_Candidate]:
    rules = rules_for(query)
    return [_Candidate(_Found(*row), rules) for row in ask(_remote_rows, query)]


def _remote_rows(query: MatchQuery) -> Sql:
    rows = _without(_fitting(query).filter(REMOTE), bars_for(query))
    rows = rows.annotate(metres=Value(None, output_field=FloatField()))
    return sql_of(_best(rows, query, rules_for(query), Value(0.0)))


def _without(rows: QuerySet[Service], bars: list[Bar]) -> QuerySet[Service]:
    for bar in bars:
        out = Case(When(bar.out, then=Value(1)), default=Value(0), output_field=IntegerField())
        rows = rows.alias(out=out).filter(out=0)
    return rows


def _best(
    rows: QuerySet[Service], query: MatchQuery, rules: list[Rule], near: Any
) -> QuerySet[Service, Any]:
    """Return the best rows with an answer for every rule: "+", "-" or "?"."""
    parts, points = [], near
    for rule in rules:
        weight = float(query.weights[rule.weight])
        parts.append(_case(rule, "+", "-", "?", TextField()))
        points = points + _case(rule, weight, -weight, 0.0, FloatField())
    answers = Concat(*parts, Value(""), output_field=TextField())
    ranked = rows.annotate(
        answers=answers,
        points=Cast(points, FloatField()),
        summary=Left("description", 300),
        fees_short=Left("fees", 120),
    ).order_by("-points", "name", "pk")
    return ranked.values_list(*_Found._fields)[: min(READ * len(query.needs), MOST_READ)]


def _case(rule: Rule, yes: Any, no: Any, neither: Any, output: Any) -> Case:
    whens = [When(rule.holds, then=Value(yes))]
    if rule.fails is not None:
        whens.append(When(rule.fails, then=Value(no)))
    return Case(*whens, default=Value(neither), output_field=output)


def _option(candidate: _Candidate, query: MatchQuery) -> Option:
    found, rules = candidate
    answered = list(zip(rules, found.answers, strict=True))
    said = {
        "+": [str(rule.good) for rule, answer in answered if answer == "+"],
        "-": [str(rule.bad) for rule, answer in answered if answer == "-"],
        "?": [str(rule.unknown) for rule, answer in answered if answer == "?"],
    }
    against = [*said["-"], *_against(found, query)]
    return Option(
        pk=found.pk,
        name=found.name,
        provider=found.provider_name,
        provider_id=found.provider_id,
        summary=wording.shorten(found.summary, limit=240),
        needs=tuple(need for need in query.needs if need in found.needs),
        distance="" if found.metres is None else wording.distance_text(found.metres),
        wait=wording.capacity_text(found.capacity, found.wait_weeks),
        capacity_code=found.capacity,
        reasons_for=_filled([*_in_favour(found, query), *said["+"]]),
        reasons_against=_filled(against),
        to_ask=_filled(said["?"]),
        points=found.points,
    )


def _in_favour(found: _Found, query: MatchQuery) -> list[str]:
    fresh = freshness_of(found.verified_on, on=query.on) == Freshness.FRESH
    return [
        wording.near_text(found.metres, reach=query.reach_km * 1000),
        wording.capacity_text(found.capacity, None) if found.capacity == Capacity.OPEN else "",
        wording.verified_text(found.verified_on, on=query.on) if fresh else "",
    ]


def _against(found: _Found, query: MatchQuery) -> list[str]:
    waits = found.capacity in (Capacity.FULL, Capacity.WAITING_LIST)
    fresh = freshness_of(found.verified_on, on=query.on) == Freshness.FRESH
    return [
        wording.capacity_text(found.capacity, found.wait_weeks) if waits else "",
        wording.women_only_text(found.women_only, found.women_only_words),
        wording.made_for_text(found.made_for, found.made_for_words),
        "" if fresh else wording.verified_text(found.verified_on, on=query.on),
    ]


def _filled(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _varied(query: MatchQuery, ranked: list[_Candidate]) -> list[NeedOptions]:
    """Give each need its best options, from different providers where there are any."""
    left, groups = ranked, []
    for need in query.needs:
        chosen = _different([one for one in left if need in one.found.needs])
        taken = {one.found.pk for one in chosen}
        left = [one for one in left if one.found.pk not in taken]
        groups.append(NeedOptions(need, tuple(_option(one, query) for one in chosen)))
    return groups


def _different(ranked: list[_Candidate]) -> list[_Candidate]:
    first: dict[UUID, _Candidate] = {}
    for one in ranked:
        first.setdefault(one.found.provider_id, one)
    own = {one.found.pk for one in first.values()}
    varied = [*first.values(), *(one for one in ranked if one.found.pk not in own)]
    return sorted(varied[:EACH], key=lambda each: each.order)
