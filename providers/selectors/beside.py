"""The few services with no place that a page by distance shows beside the nearest."""

from dataclasses import replace

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from providers.models import Service
from providers.selectors import filters, ordering
from providers.selectors.found_rows import listed
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

SHOWN = 5
RANKED = 20  # of so many, the first by name, the best are shown
LOOKED_AT = 500  # of so many by name, before all are looked through for what is rare
# It ends where enough are found: by an index that holds the needs (`service_off_map`).
WALK = (
    "SELECT name, id, needs FROM providers_service WHERE NOT has_place AND NOT is_private"
    " AND provider_is_open AND status = 'active' ORDER BY name, id OFFSET 0"
)
FIRST = (
    "first (name, pk, is_stale, search) AS MATERIALIZED (SELECT told.* FROM"  # noqa: S608
    f" (SELECT id FROM ({WALK}) walk%(needs)s LIMIT {LOOKED_AT}) walk,"
    f" LATERAL (%(each)s OFFSET 0) told LIMIT {RANKED})"
)
ENOUGH = (
    f"SELECT * FROM first WHERE (SELECT count(*) FROM first) >= {SHOWN}"  # noqa: S608
    f" UNION ALL SELECT * FROM (%(every)s LIMIT {RANKED}) every"
    f" WHERE (SELECT count(*) FROM first) < {SHOWN}"
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
    first = FIRST % {"needs": needs if query.needs else "", "each": each}
    best, of_best = ordering.best_of(
        (ENOUGH % {"every": every}, of_every),
        ordering.rank_sql(query, is_similar=is_similar),
        most=SHOWN,
    )
    keys = f"WITH {first} {best}", (*query.needs, *of_each, *of_best)
    return listed(keys, apart)
