"""In which order a search gives what it found, and from where on: no conditions of what fits."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, FloatField, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from providers.models import Service
from providers.selectors.filters import is_as_old, sought
from providers.selectors.freshness import sinking
from providers.selectors.query import ServiceQuery

# Ranking reads every match, so only this many are ranked: the first ones by name.
RANKED = 500
RANK_UNITS = 1_000_000.0
_NO_RANK = Value(0, output_field=IntegerField())


def nearest_first(
    rows: QuerySet[Service], query: ServiceQuery, is_stale: bool
) -> QuerySet[Service]:
    """Order what is all stale, or all not, by distance alone, from behind the query's cursor."""
    rows = rows.annotate(is_stale=Value(int(is_stale)))
    if query.after is not None:
        stale, metres = query.after.keys
        behind = Q(metres__gt=metres) | Q(metres=metres, pk__gt=query.after.pk)
        rows = rows.filter(Q(is_stale__gt=stale) | (Q(is_stale=stale) & behind))
    return rows.order_by("metres")


def by_name(rows: QuerySet[Service], query: ServiceQuery, is_stale: bool) -> QuerySet[Service]:
    """Order what is all stale, or all not, by name alone, from behind the query's cursor."""
    rows = rows.filter(is_as_old(query.on, is_stale))
    rows = rows.annotate(rank=_NO_RANK, is_stale=Value(int(is_stale)))
    if query.after is not None:
        stale, _rank_before, name = query.after.keys
        behind = Q(name__gt=name) | Q(name=name, pk__gt=query.after.pk)
        rows = rows.filter(Q(is_stale__gt=stale) | (Q(is_stale=stale) & behind))
    return rows.order_by("name", "pk")


def best_first(
    rows: QuerySet[Service],
    query: ServiceQuery,
    *,
    is_similar: bool,
    most: int,
) -> QuerySet[Service]:
    """
    Order by how well the words fit, then by name, the stale last, from behind the cursor.

    Where no distance bounds what fits, only the first `most` are left: they are chosen from what
    ranking needs, before anything else of them is read.
    """
    words = sought(query.words, is_similar=is_similar) if query.words else None
    if not query.has_distance:
        rows = Service.objects.filter(pk__in=BestOf(rows, query, words, most))
    rank = rank_of(query, is_similar=is_similar)
    rows = rows.annotate(rank=rank, is_stale=sinking(query.on))
    if query.has_distance and query.after is not None:
        stale, rank_before, name = query.after.keys
        behind = Q(rank__lt=rank_before) | (
            Q(rank=rank_before) & (Q(name__gt=name) | Q(name=name, pk__gt=query.after.pk))
        )
        rows = rows.filter(Q(is_stale__gt=stale) | (Q(is_stale=stale) & behind))
    return rows.order_by("is_stale", "-rank", "name", "pk")


class BestOf(Subquery):
    """The keys of the first `most` by rank of the first by name, in the order of `best_first`."""

    template = (
        "(SELECT pk FROM (SELECT name, pk, is_stale, %(rank)s FROM (%(subquery)s)"
        " first (name, pk, is_stale, search)) ranked (name, pk, is_stale, rank)%(behind)s"
        " ORDER BY is_stale, rank DESC, name, pk LIMIT %(most)s)"
    )
    behind = " WHERE (is_stale, -rank, name, pk) > (%s, -(%s), %s, %s)"

    def __init__(
        self, rows: QuerySet[Service], query: ServiceQuery, words: SearchQuery | None, most: int
    ) -> None:
        after = query.after
        self.words = words
        self.after = (*after.keys, after.pk) if after else ()
        ranked = to_rank(rows, query)[:RANKED]
        super().__init__(ranked, most=most, behind=self.behind if after else "")

    def as_sql(
        self, compiler: Any, connection: Any, template: str | None = None, **more: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Return the statement: the words stand first in it, what is behind the cursor last."""
        rank, of_rank = rank_sql(self.words, compiler)
        sql, parameters = super().as_sql(compiler, connection, template, rank=rank, **more)
        return sql, (*of_rank, *parameters, *self.after)


def to_rank(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service, Any]:
    """Return what ranking reads of some rows, by name."""
    rows = rows.annotate(is_stale=sinking(query.on)).order_by("name", "pk")
    return rows.values_list("name", "pk", "is_stale", "search")


def rank_sql(words: SearchQuery | None, compiler: Any) -> tuple[str, tuple[Any, ...]]:
    """Return how well a column `search` fits the words, written out."""
    if words is None:
        return "0", ()
    sql, parameters = compiler.compile(words)
    return f"(ts_rank(search, {sql}) * {RANK_UNITS})::double precision::integer", tuple(parameters)


def rank_of(query: ServiceQuery, *, is_similar: bool) -> Cast | Value:
    """Return how well a service fits the words asked for, if any."""
    return _rank(sought(query.words, is_similar=is_similar)) if query.words else _NO_RANK


def _rank(words: SearchQuery) -> Cast:
    # A whole number, so that it compares equally on its way through a cursor.
    fit = SearchRank(F("search"), words) * Value(RANK_UNITS)
    return Cast(Cast(fit, FloatField()), IntegerField())
