"""In which order a search gives what it found, and from where on: no conditions of what fits."""

from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F, FloatField, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from providers.models import Service
from providers.selectors.filters import is_as_old, sought
from providers.selectors.freshness import sinking
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

# Ranking reads every match, so no more are ranked: so many as the database comes to first.
RANKED = 500
RANK_UNITS = 1_000_000.0
_NO_RANK = Value(0, output_field=IntegerField())


def nearest_first(
    rows: QuerySet[Any], query: ServiceQuery, is_stale: bool, *, key: str = "pk"
) -> QuerySet[Any]:
    """
    Order what is all stale, or all not, by distance alone, from behind the query's cursor.

    `key` is the column of the service's id.
    """
    rows = rows.annotate(is_stale=Value(int(is_stale)))
    if query.after is not None:
        stale, metres = query.after.keys
        behind = Q(metres__gt=metres) | Q(metres=metres, **{f"{key}__gt": query.after.pk})
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


def best_near(
    rows: QuerySet[Service], query: ServiceQuery, *, is_similar: bool
) -> QuerySet[Service]:
    """
    Order what is within reach by how well the words fit, then by name, the stale last.

    It begins behind the query's cursor.
    """
    fit = SearchRank(F("search"), sought(query.words, is_similar=is_similar)) * Value(RANK_UNITS)
    # A whole number, so that it compares equally on its way through a cursor.
    rank = Cast(Cast(fit, FloatField()), IntegerField())
    rows = rows.annotate(rank=rank, is_stale=sinking(query.on))
    if query.after is not None:
        stale, rank_before, name = query.after.keys
        behind = Q(rank__lt=rank_before) | (
            Q(rank=rank_before) & (Q(name__gt=name) | Q(name=name, pk__gt=query.after.pk))
        )
        rows = rows.filter(Q(is_stale__gt=stale) | (Q(is_stale=stale) & behind))
    return rows.order_by("is_stale", "-rank", "name", "pk")


def best_keys(rows: QuerySet[Service], query: ServiceQuery, *, is_similar: bool, most: int) -> Sql:
    """
    Write what finds the first by how well the words fit, then by name, the stale last.

    It begins behind the query's cursor. Where more than RANKED fit, some of them are ranked: to
    choose which, by name or otherwise, all would have to be read. Nothing is read of them that
    ranking does not need.
    """
    sql, parameters = sql_of(to_rank(rows, query).order_by()[:RANKED])
    if not sql:
        return "", ()
    after = query.after
    behind = " WHERE (is_stale, -rank, name, pk) > (%s, -(%s), %s, %s)" if after else ""
    return best_of(
        (sql, (*parameters, *((*after.keys, after.pk) if after else ()))),
        rank_sql(query, is_similar=is_similar),
        behind=behind,
        most=most,
    )


def best_of(first: Sql, rank: Sql, *, behind: str = "", most: int) -> Sql:
    """Write what orders rows of `to_rank`: their keys, whether they are stale, their rank."""
    return (
        f"SELECT pk, is_stale, rank FROM (SELECT name, pk, is_stale, {rank[0]}"  # noqa: S608 ours
        f" FROM ({first[0]}) first (name, pk, is_stale, search))"
        f" ranked (name, pk, is_stale, rank){behind}"
        f" ORDER BY is_stale, rank DESC, name, pk LIMIT {most}",
        (*rank[1], *first[1]),
    )


def to_rank(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service, Any]:
    """Return what ranking reads of some rows, by name."""
    rows = rows.annotate(is_stale=sinking(query.on)).order_by("name", "pk")
    return rows.values_list("name", "pk", "is_stale", "search")


def rank_sql(query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write how well a column `search` fits the words asked for: 0 where there are none."""
    if not query.words:
        return "0", ()
    compiler = Service.objects.all().query.get_compiler(connection=connection)
    sql, parameters = compiler.compile(sought(query.words, is_similar=is_similar))
    return f"(ts_rank(search, {sql}) * {RANK_UNITS})::double precision::integer", tuple(parameters)
