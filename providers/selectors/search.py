"""The directory's one search: nearest first where a place is known, else best match first."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL

from providers.models import Service
from providers.selectors import beside, candidates, facets, filters, ordering, wording
from providers.selectors.alike import alike
from providers.selectors.facets import Facets, cap_of, facets_of
from providers.selectors.found_rows import Found, ServiceRow, columns_of, listed, rows_of
from providers.selectors.query import Cursor, ServiceQuery
from providers.selectors.written import Make, Sql, ask, sql_of
from spcore.accounts.actor import NOBODY, Actor

FEW = 3  # with fewer exact matches than this, words that look alike are searched for


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

    The rows are one query; what is told beside them on the first page, the counts and what has no
    distance, is another. Where exact words find fewer than three, both are asked once more with
    words of names that look alike.
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
    found = _rows(query, is_similar)
    is_counted = query.after is None and (bool(found) or query.has_distance)
    counts, beside = _around(query, is_similar) if is_counted else (Facets(), [])
    more = len(found) > query.size
    found = found[: query.size]
    return ServicePage(
        rows=rows_of(found, query),
        beside=rows_of(beside, query, has_distance=False),
        total="" if query.after else wording.count_text(counts.total, cap=cap_of(query)),
        total_is_one=counts.total == 1,
        next=str(_cursor(found[-1], query, is_similar=is_similar)) if more else "",
        is_similar=is_similar and bool(found or beside),
        facets=counts,
    )


def _rows(query: ServiceQuery, is_similar: bool) -> list[Found]:
    """Return the rows of a page, and one more where there are more."""
    return [Found(*row) for row in _ask(_main_rows, query, is_similar)]


def _around(query: ServiceQuery, is_similar: bool) -> tuple[Facets, list[Found]]:
    """Return what is told beside the rows of a first page: the counts, and what has no place."""
    told = _ask(_rest, query, is_similar)
    counts = told[0][0]
    beside = [Found(*row[2:]) for row in told if row[1]]
    return facets_of(json.loads(counts) if counts else None), beside


def _ask(make: Callable[..., Sql], query: ServiceQuery, is_similar: bool) -> list[Any]:
    is_kept = query.has_one_plan and not is_similar
    return ask(_written_of(make, is_similar), query, is_kept=is_kept)


@cache
def _written_of(make: Callable[..., Sql], is_similar: bool) -> Make:
    return partial(make, is_similar=is_similar)


def _main_rows(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what finds the page's rows and one more."""
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    most = query.size + 1
    if query.is_nearest_first:
        return _halves(partial(_nearest, fitting, query), most)
    chosen = _chosen(fitting, query)
    if query.has_distance:
        rows = ordering.best_near(chosen, query, is_similar=is_similar)
        return sql_of(columns_of(rows, query)[:most])
    if query.words:
        keys = ordering.best_keys(chosen, query, is_similar=is_similar, most=most)
        return listed(keys, query)
    return _halves(partial(_by_name, chosen, query), most)


def _halves(half: Callable[[bool], Sql], most: int) -> Sql:
    """
    Write what reads an index in its own order: what is not stale, and for want of that, the rest.

    The second half is not begun where the first fills the page.
    """
    written, parameters = [], list[Any]()
    for is_stale in (False, True):
        sql, told = half(is_stale)
        if not sql:
            return "", ()
        written.append(f"({sql} LIMIT {most})")
        parameters += told
    return f"SELECT * FROM ({' UNION ALL '.join(written)}) halves LIMIT {most}", tuple(parameters)  # noqa: S608 ours


def _nearest(fitting: QuerySet[Service], query: ServiceQuery, is_stale: bool) -> Sql:
    """
    Write what walks an index outwards from the place.

    The index orders by distance alone, so all that are as far as the last come too.
    """
    write = _walk_of_need if query.walks_one_need else _walk_of_places
    sql, told = write(fitting, query, is_stale)
    walked = f"{sql} FETCH FIRST {query.size + 1} ROWS WITH TIES"
    return sql and f"SELECT * FROM ({walked}) walked ORDER BY sort, pk", told  # noqa: S608 ours


def _walk_of_places(fitting: QuerySet[Service], query: ServiceQuery, is_stale: bool) -> Sql:
    rows = filters.near(fitting, query, is_stale=is_stale)
    return sql_of(columns_of(ordering.nearest_first(rows, query, is_stale), query))


def _walk_of_need(fitting: QuerySet[Service], query: ServiceQuery, is_stale: bool) -> Sql:
    """Write what walks over narrow rows, and reads the listing of those that fit so far."""
    columns = ("service_id", "location_id", "point", "metres")
    walk, of_walk = sql_of(candidates.walked(query, is_stale=is_stale).values_list(*columns))
    fitting = fitting.filter(filters.is_as_old(query.on, is_stale))
    listing = fitting.filter(pk=RawSQL("walk.service_id", ()))
    listing = listing.annotate(is_stale=Value(int(is_stale)))
    sql, told = sql_of(columns_of(listing, query, is_walked=True))
    return sql and (
        f"SELECT told.* FROM ({walk} OFFSET 0) walk, LATERAL ({sql} OFFSET 0) told"  # noqa: S608
        " ORDER BY walk.metres"
    ), (*of_walk, *told)


def _by_name(rows: QuerySet[Service], query: ServiceQuery, is_stale: bool) -> Sql:
    return sql_of(columns_of(ordering.by_name(rows, query, is_stale), query))


def _rest(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """
    Write what a first page tells beside its rows.

    The counts stand before each of the first few with no place, where the page is by distance.
    """
    fitting = filters.fitting(actor=NOBODY, query=query, is_similar=is_similar)
    if query.has_distance:
        counts, parameters = facets.counting(fitting, query)
        apart, of_apart = beside.rows_beside(fitting, query, is_similar=is_similar)
    else:
        chosen = _chosen(fitting, query).order_by(*(() if query.words else ("name", "pk")))
        counts, parameters = facets.counting(chosen, query)
        apart, of_apart = "", ()
    beside_it = apart or "SELECT NULL WHERE false"
    return (
        f"SELECT counts.*, beside.* FROM (SELECT {counts}) counts LEFT JOIN"  # noqa: S608 ours
        f" (SELECT true AS is_there, apart.* FROM ({beside_it}) apart) beside ON true",
        (*parameters, *of_apart),
    )


def _chosen(fitting: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    if query.has_distance:
        return filters.near(fitting, query)
    if query.without_place:
        return filters.without_place(fitting, query)
    return filters.anywhere(fitting, query)


def _cursor(last: Found, query: ServiceQuery, *, is_similar: bool) -> Cursor:
    keys = (last.is_stale, last.sort)
    return Cursor(keys if query.is_nearest_first else (*keys, last.name), last.pk, is_similar)
