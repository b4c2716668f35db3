"""The few services with no place that a page by distance shows beside the nearest."""

from dataclasses import replace

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from providers.models import Service
from providers.selectors import filters, ordering
from providers.selectors.found_rows import columns_of
from providers.selectors.freshness import sinking
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

SHOWN = 5
RANKED = 50  # of so many, the first by name, the best are shown
LOOKED_AT = 500  # of so many by name, before all are looked through for what is rare
# It ends where enough are found: by an index that holds the needs (`service_off_map`).
WALK = (
    "SELECT name, id, needs FROM providers_service WHERE NOT has_place AND NOT is_private"
    " AND provider_is_open AND status = 'active' ORDER BY name, id OFFSET 0"
)
KEYS = (
    "WITH first (name, pk, is_stale, search) AS MATERIALIZED (SELECT told.* FROM"  # noqa: S608
    f" (SELECT id FROM ({WALK}) walk%(needs)s LIMIT {LOOKED_AT}) walk,"
    f" LATERAL (%(each)s OFFSET 0) told LIMIT {RANKED})"
    " SELECT pk FROM (SELECT name, pk, is_stale, %(rank)s FROM ("
    f"SELECT * FROM first WHERE (SELECT count(*) FROM first) >= {SHOWN}"
    f" UNION ALL SELECT * FROM (%(every)s LIMIT {RANKED}) every"
    f" WHERE (SELECT count(*) FROM first) < {SHOWN}"
    ") enough) ranked (name, pk, is_stale, rank)"
    f" ORDER BY is_stale, rank DESC, name, pk LIMIT {SHOWN}"
)


def rows_beside(fitting: QuerySet[Service], query: ServiceQuery, *, is_similar: bool) -> Sql:
    """Write what finds the best of the first few by name that take no journey."""
    apart = replace(query, without_place=True)
    rows = filters.reached_anyhow(fitting, apart)
    every, of_every = sql_of(ordering.to_rank(rows, apart))
    if not every:
        return "", ()
    walked = ordering.to_rank(rows.filter(pk=RawSQL("walk.id", ())), apart).order_by()
    each, of_each = sql_of(walked)
    needs = f" WHERE needs && ARRAY[{', '.join(['%s'] * len(query.needs))}]::varchar(20)[]"
    words = filters.sought(query.words, is_similar=is_similar) if query.words else None
    compiler = Service.objects.all().query.get_compiler(connection=connection)
    rank, of_rank = ordering.rank_sql(words, compiler)
    parts = {"needs": needs if query.needs else "", "each": each, "every": every, "rank": rank}
    parameters = (*query.needs, *of_each, *of_rank, *of_every)
    shown = Service.objects.filter(pk__in=RawSQL(KEYS % parts, parameters))  # noqa: S611 ours
    rank_there = ordering.rank_of(query, is_similar=is_similar)
    shown = shown.annotate(rank=rank_there, is_stale=sinking(query.on))
    return sql_of(columns_of(shown.order_by("is_stale", "-rank", "name", "pk"), apart))
