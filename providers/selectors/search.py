"""The directory's one search: nearest first where a place is known, else best match first."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Left

from providers.models import Location, Service
from providers.selectors import facets, filters, wording
from providers.selectors.alike import alike
from providers.selectors.facets import CAP, Facets, facets_of
from providers.selectors.found_rows import SEPARATOR, Found, ServiceRow, row_of
from providers.selectors.query import Cursor, ServiceQuery
from providers.selectors.written import Make, Sql, ask, sql_of
from spcore.accounts.actor import NOBODY, Actor

FEW = 3  # with fewer exact matches than this, words that look alike are searched for
BESIDE = 5  # how many services without a place stand beside the nearest ones
_NO_METRES = Cast(Value(None), IntegerField())


@dataclass(frozen=True, slots=True)
class ServicePage:
    """
    A page of the answer.

    `beside` are the first few online, by phone or for a whole area, when the rest is by distance;
    `without_place` asks for all that have no distance.
    `total` is "" after the first page, which is the only one that counts; so are `facets`.
    `is_similar` says that words which only look like those asked for were let in.
    """

    rows: tuple[ServiceRow, ...]
    beside: tuple[ServiceRow, ...] = ()
    total: str = ""
    total_is_one: bool = False
    next: str = ""
    is_similar: bool = False
    facets: Facets = field(default_factory=Facets)


def search_services(*, actor: Actor, query: ServiceQuery) -> ServicePage:
    """
    Return the published services that fit the question, counted by what they are.

    The rows are one query (nearest first: one more where all that is fresh fills no page), the
    counts and what stands beside the nearest another. Where exact words find fewer than three, it
    is asked once more with words of names that look alike.
    Everybody is shown the same: what an editor sees beyond it is not for a search.
    """
    after = query.after
    if after is not None and after.is_similar:
        return _similar(query) or _page(query, is_similar=False)
    page = _page(query, is_similar=False)
    if after is None and query.words and len(page.rows) + len(page.beside) < FEW:
        return _similar(query) or page
    return page


def _similar(query: ServiceQuery) -> ServicePage | None:
    """Return the page for what was meant; None where no name has a word like those asked for."""
    meant = alike(query.words)
    return _page(replace(query, words=meant), is_similar=True) if meant else None


def _page(query: ServiceQuery, *, is_similar: bool) -> ServicePage:
    found = (_nearest if query.is_nearest_first else _best)(query, is_similar)
    counts, beside = Facets(), list[Found]()
    if query.after is None:
        counts, beside = _around(query, is_similar, has_rows=bool(found))
    more = len(found) > query.size
    found = found[: query.size]
    return ServicePage(
        rows=tuple(row_of(row, query) for row in found),
        beside=tuple(row_of(row, query, has_distance=False) for row in beside),
        total="" if query.after else wording.count_text(counts.total, cap=CAP),
        total_is_one=counts.total == 1,
        next=str(_cursor(found[-1], query, is_similar=is_similar)) if more else "",
        is_similar=is_similar and bool(found or beside),
        facets=counts,
    )


def _nearest(query: ServiceQuery, is_similar: bool) -> list[Found]:
    """Return the nearest that are not stale, and where they are too few, the nearest stale ones."""
    found, after = list[Found](), query.after
    for is_stale in (False, True):
        begins = int(after.keys[0]) if after else 0
        if begins <= is_stale:
            here = after if begins == is_stale else None
            make = _written_of(_nearest_rows, is_similar, is_stale=is_stale)
            rows = (Found(*row) for row in ask(make, replace(query, after=here)))
            found += sorted(rows, key=lambda row: (row.sort, row.pk))
        if len(found) > query.size:
            break
    return found


def _best(query: ServiceQuery, is_similar: bool) -> list[Found]:
    return [Found(*row) for row in ask(_written_of(_best_rows, is_similar), query)]


def _around(query: ServiceQuery, is_similar: bool, *, has_rows: bool) -> tuple[Facets, list[Found]]:
    """Return the counts of a first page, and by distance the first few that have no place."""
    if not (has_rows or query.has_distance):
        return Facets(), []
    told = ask(_written_of(_around_rows, is_similar, has_rows=has_rows), query)
    counts = facets_of(json.loads(told[0][0])) if told[0][0] else Facets()
    return counts, [Found(*row[1:]) for row in told if any(row[1:2])]


@cache
def _written_of(make: Callable[..., Sql], is_similar: bool, **how: bool) -> Make:
    return partial(make, is_similar=is_similar, **how)


def _nearest_rows(query: ServiceQuery, *, is_similar: bool, is_stale: bool) -> Sql:
    """
    Write what finds the rows nearest to a place and one more, by walking an index outwards.

    That orders them by distance alone, so all that are as far as the last come too.
    """
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    rows = filters.near(fitting, query, is_stale=is_stale)
    sql, parameters = sql_of(_columns(filters.nearest_first(rows, query, is_stale), query))
    return sql and f"{sql} FETCH FIRST {query.size + 1} ROWS WITH TIES", parameters


def _best_rows(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what finds the rows that fit best and one more."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    most = query.size + 1
    ordered = filters.best_first(_chosen(fitting, query), query, is_similar=is_similar, most=most)
    return sql_of(_columns(ordered, query)[:most])


def _around_rows(query: ServiceQuery, *, is_similar: bool, has_rows: bool) -> Sql:
    """Write what counts all that fits and, by distance, finds the first few with no place."""
    counts, of_counts = _counted(query, is_similar=is_similar) if has_rows else ("SELECT NULL", ())
    sql, of_rows = _apart(query, is_similar=is_similar) if query.has_distance else ("", ())
    if not sql:
        return counts, of_counts
    order = "ORDER BY part.is_stale, part.sort DESC, part.name, part.pk"
    whole = f"SELECT ({counts}), part.* FROM (SELECT) one LEFT JOIN ({sql}) part ON true {order}"  # noqa: S608 ours
    return whole, (*of_counts, *of_rows)


def _counted(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what counts all that fits."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    chosen = _chosen(fitting, query)
    if not query.has_distance:
        chosen = chosen.order_by("name", "pk")  # by that index a word of many needs no whole table
    at_place = filters.what_places_are(query, facets.AT_PLACE.values())
    counts, parameters = facets.counting(chosen, at_place)
    return f"SELECT {counts}", parameters


def _apart(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what finds the first few that are reached without a place."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    apart = replace(query, without_place=True)
    rows = filters.reached_anyhow(fitting, query)
    rows = filters.best_first(rows, apart, is_similar=is_similar, most=BESIDE)
    return sql_of(_columns(rows, apart)[:BESIDE])


def _chosen(fitting: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    if query.has_distance:
        return filters.near(fitting, query)
    if query.without_place:
        return filters.without_place(fitting, query)
    return filters.anywhere(fitting, query)


def _columns(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service, Any]:
    near = query.has_distance
    here = "places__location__"
    return rows.annotate(
        summary=Left("description", 300),
        fees_short=Left("fees", 120),
        area=Left("area_served", 120),
        is_assured=Case(When(filters.assured(query.on), then=Value(True)), default=Value(False)),
        place=_place_text(here) if near else _any_place(),
        east=F(f"{here}easting") if near else _NO_METRES,
        north=F(f"{here}northing") if near else _NO_METRES,
        sort=F("metres") if query.is_nearest_first else F("rank"),
    ).values_list(*Found._fields)


def _place_text(prefix: str) -> Func:
    parts = (F(f"{prefix}{name}") for name in ("name", "city", "postcode"))
    return Func(Value(SEPARATOR), *parts, function="concat_ws", output_field=TextField())


def _any_place() -> Coalesce:
    places = Location.objects.filter(services__service_id=OuterRef("pk")).order_by("pk")
    text = places.annotate(text=_place_text("")).values("text")[:1]
    return Coalesce(Subquery(text), Value(""), output_field=TextField())


def _cursor(last: Found, query: ServiceQuery, *, is_similar: bool) -> Cursor:
    keys = (last.is_stale, last.sort)
    return Cursor(keys if query.is_nearest_first else (*keys, last.name), last.pk, is_similar)
