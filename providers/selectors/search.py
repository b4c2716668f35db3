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

    By distance it is one query, with what stands beside the nearest; else two, of which one counts.
    Where exact words find fewer than three, it is asked once more with words of names that look
    alike.
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
    is_first_near = query.has_distance and query.after is None
    found, beside, counts = (_near if is_first_near else _plain)(query, is_similar)
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


def _near(query: ServiceQuery, is_similar: bool) -> tuple[list[Found], list[Found], Facets]:
    """Return the rows of a first page by distance, those beside them, and the counts."""
    told = ask(_written_of(_near_rows, is_similar), query)
    found, beside = ([Found(*row[3:]) for row in told if row[1] == part] for part in (0, 1))
    return found, beside, facets_of(json.loads(told[0][0])) if found else Facets()


def _plain(query: ServiceQuery, is_similar: bool) -> tuple[list[Found], list[Found], Facets]:
    """Return the rows of any other page; the first is counted, in a statement of its own."""
    found = [Found(*row) for row in ask(_written_of(_main_rows, is_similar), query)]
    if not found or query.after is not None:
        return found, [], Facets()
    [[counted]] = ask(_written_of(_counted, is_similar), query)
    return found, [], facets_of(json.loads(counted))


@cache
def _written_of(make: Callable[..., Sql], is_similar: bool) -> Make:
    return partial(make, is_similar=is_similar)


def _main_rows(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what finds the page's rows and one more."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    most = query.size + 1
    if query.is_nearest_first:
        return _nearest(fitting, query, most)
    chosen = _chosen(fitting, query)
    ordered = filters.best_first(chosen, query, is_similar=is_similar, most=most)
    return sql_of(_columns(ordered, query)[:most])


def _nearest(fitting: QuerySet[Service], query: ServiceQuery, most: int) -> Sql:
    """
    Write what walks an index outwards from the place: what is not stale, and for want of that, all.

    The index orders by distance alone, so all that are as far as the last come too.
    """
    halves, parameters = [], list[Any]()
    for is_stale in (False, True):
        rows = filters.near(fitting, query, is_stale=is_stale)
        sql, told = sql_of(_columns(filters.nearest_first(rows, query, is_stale), query))
        if not sql:
            return "", ()
        walked = f"{sql} FETCH FIRST {most} ROWS WITH TIES"
        halves.append(f"(SELECT * FROM ({walked}) walked ORDER BY sort, pk LIMIT {most})")  # noqa: S608 ours
        parameters += told
    return f"SELECT * FROM ({' UNION ALL '.join(halves)}) halves LIMIT {most}", tuple(parameters)  # noqa: S608 ours


def _counted(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what counts all that fits."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    if query.has_distance:
        chosen = filters.within(fitting, query)
    else:  # by that index a word of many needs no whole table
        chosen = _chosen(fitting, query).order_by("name", "pk")
    at_place = filters.what_places_are(query, facets.AT_PLACE.values())
    counts, parameters = facets.counting(chosen, at_place)
    return f"SELECT {counts}", parameters


def _near_rows(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """
    Write what finds a first page by distance whole: its rows, and the first few with no place.

    Each row has before it the counts (there where it is by distance), which of the two it is, and
    its place in the order.
    """
    parts = (
        (_counted, _main_rows, "sort, pk" if query.is_nearest_first else "sort DESC, name, pk"),
        (None, _apart, "sort DESC, name, pk"),
    )
    written, parameters = [], []
    for number, (count, make, order) in enumerate(parts):
        counts, of_counts = count(query, is_similar=is_similar) if count else ("SELECT NULL", ())
        sql, of_rows = make(query, is_similar=is_similar)
        if sql:
            place = f"row_number() OVER (ORDER BY is_stale, {order}) AS place_of_row"
            written.append(f"SELECT ({counts}), {number} AS part, {place}, * FROM ({sql}) part")  # noqa: S608 ours
            parameters += [*of_counts, *of_rows]
    return f"{' UNION ALL '.join(written)} ORDER BY part, place_of_row", tuple(parameters)


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
