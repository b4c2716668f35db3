"""
Services for one person, ranked with the reasons for and against: two queries, set-based.

One finds the best among candidates, one reads the listings shown (docs/decisions/0092). Only what
is published is matched, so it is the same for whoever asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Left

from providers.models import Candidate, Capacity
from providers.selectors import filters, wording
from providers.selectors.freshness import Freshness, freshness_of
from providers.selectors.match_best import Best, best_candidates, rules_of, within_reach, without
from providers.selectors.match_query import MatchQuery
from providers.selectors.match_rules import Rule, access_bars, bars_for
from spcore.accounts.actor import NOBODY
from spcore.prepared import IDS, Prepared, is_any_of, prepare

EACH = 4  # options for one need


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


class _Listing(NamedTuple):
    pk: UUID
    name: str
    provider_name: str
    summary: str
    capacity: str
    wait_weeks: int | None
    women_only: bool
    women_only_words: str
    made_for: list[str]
    made_for_words: str
    verified_on: Any


class _Candidate(NamedTuple):
    """What may become an option, and the rules that its answers are to."""

    found: Best
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
    rules = {is_near: rules_of(query, is_near=is_near) for is_near in (True, False)}
    found = best_candidates(query)
    candidates = [_Candidate(each, rules[each.metres is not None]) for each in found]
    best: dict[UUID, _Candidate] = {}
    for one in sorted(candidates, key=lambda each: each.order):
        best.setdefault(one.found.pk, one)
    chosen = _varied(query, list(best.values()))
    keys = [one.found.pk for group in chosen.values() for one in group]
    listings = {row[0]: _Listing(*row) for row in _listings().rows({IDS: keys})} if keys else {}
    return [
        NeedOptions(
            need,
            tuple(
                _option(one, listings[one.found.pk], query)
                for one in group
                if one.found.pk in listings
            ),
        )
        for need, group in chosen.items()
    ]


@cache
def _listings() -> Prepared:
    """Write out what is read of the services chosen, and of nothing else: if they are published."""
    rows = filters.published_for(NOBODY).filter(is_any_of("pk", IDS))
    rows = rows.annotate(summary=Left("description", 300))
    return prepare(rows.values_list(*_Listing._fields))


def ruled_out(query: MatchQuery, *, most: int = 30) -> list[RuledOut]:
    """Return what is near and for a need, and why it is not offered. One query."""
    bars, rows = bars_for(query), Candidate.objects.filter(location_id=None)
    if query.origin is not None:
        bars, rows = [*bars, *access_bars(query)], within_reach(query)
    if not bars:
        return []
    listing = filters.published_for(NOBODY).filter(pk=OuterRef("service_id"))
    offered = without(rows.filter(_first_need(query), service_id=OuterRef("service_id")), bars)
    rows = rows.filter(_first_need(query)).filter(Exists(listing)).exclude(Exists(offered))
    found = rows.annotate(
        who=Subquery(listing.values("provider_name")[:1]),
        bar=Case(
            *(When(bar.out, then=Value(place)) for place, bar in enumerate(bars)),
            output_field=IntegerField(),
        ),
    ).order_by(*(["metres"] if query.origin else []), "service_id")
    told: dict[UUID, RuledOut] = {}
    for pk, name, who, bar in found.values_list("service_id", "name", "who", "bar")[: 2 * most]:
        told.setdefault(pk, RuledOut(pk, name, who, str(bars[bar].words)))
    return list(told.values())[:most]


def _first_need(query: MatchQuery) -> Q:
    """Return what a candidate is of that stands for the first of the needs its service is for."""
    first = Q(pk=None)
    for place, need in enumerate(query.needs):
        first |= Q(need=need) & ~Q(needs__overlap=list(query.needs[:place]))
    return first


def _option(candidate: _Candidate, listing: _Listing, query: MatchQuery) -> Option:
    found, rules = candidate
    answered = list(zip(rules, found.answers, strict=True))
    said = {
        "+": [str(rule.good) for rule, answer in answered if answer == "+"],
        "-": [str(rule.bad) for rule, answer in answered if answer == "-"],
        "?": [str(rule.unknown) for rule, answer in answered if answer == "?"],
    }
    return Option(
        pk=found.pk,
        name=listing.name,
        provider=listing.provider_name,
        provider_id=found.provider_id,
        summary=wording.shorten(listing.summary, limit=240),
        needs=tuple(need for need in query.needs if need in found.needs),
        distance="" if found.metres is None else wording.distance_text(found.metres),
        wait=wording.capacity_text(listing.capacity, listing.wait_weeks),
        capacity_code=listing.capacity,
        reasons_for=_filled([*_in_favour(listing, query, found.metres), *said["+"]]),
        reasons_against=_filled([*said["-"], *_against(listing, query)]),
        to_ask=_filled(said["?"]),
        points=found.points,
    )


def _in_favour(listing: _Listing, query: MatchQuery, metres: float | None) -> list[str]:
    fresh = freshness_of(listing.verified_on, on=query.on) == Freshness.FRESH
    return [
        wording.near_text(metres, reach=query.reach_km * 1000),
        wording.capacity_text(listing.capacity, None) if listing.capacity == Capacity.OPEN else "",
        wording.verified_text(listing.verified_on, on=query.on) if fresh else "",
    ]


def _against(listing: _Listing, query: MatchQuery) -> list[str]:
    waits = listing.capacity in (Capacity.FULL, Capacity.WAITING_LIST)
    fresh = freshness_of(listing.verified_on, on=query.on) == Freshness.FRESH
    return [
        wording.capacity_text(listing.capacity, listing.wait_weeks) if waits else "",
        wording.women_only_text(listing.women_only, listing.women_only_words),
        wording.made_for_text(listing.made_for, listing.made_for_words),
        "" if fresh else wording.verified_text(listing.verified_on, on=query.on),
    ]


def _filled(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _varied(query: MatchQuery, ranked: list[_Candidate]) -> dict[str, list[_Candidate]]:
    """Give each need its best options, from different providers where there are any."""
    left, groups = ranked, {}
    for need in query.needs:
        groups[need] = _different([one for one in left if need in one.found.needs])
        taken = {one.found.pk for one in groups[need]}
        left = [one for one in left if one.found.pk not in taken]
    return groups


def _different(ranked: list[_Candidate]) -> list[_Candidate]:
    first: dict[UUID, _Candidate] = {}
    for one in ranked:
        first.setdefault(one.found.provider_id, one)
    own = {one.found.pk for one in first.values()}
    varied = [*first.values(), *(one for one in ranked if one.found.pk not in own)]
    return sorted(varied[:EACH], key=lambda each: each.order)
