"""How many of what was found are free, online, have places and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from providers.models import Capacity, MadeFor, Service
from providers.selectors.written import Sql, sql_of

CAP = 1000  # counting further costs more than it tells
FLAGS: Mapping[str, Q] = {
    "free": Q(is_free=True),
    "places": Q(capacity=Capacity.OPEN),
    "in_person": Q(in_person=True),
    "at_home": Q(at_home=True),
    "online": Q(online=True),
    "by_phone": Q(by_phone=True),
    "one_to_one": Q(one_to_one=True),
    "small_group": Q(small_group=True),
    "large_group": Q(large_group=True),
    "quiet": Q(is_quiet=True),
    "accompanied": Q(accompanied_first_visit=True),
    "transport": Q(offers_transport=True),
    "women": Q(women_only=True),
    **{f"for_{group.value}": Q(made_for__contains=[group.value]) for group in MadeFor},
}
# What a place must be like, by the names of the columns of a location.
AT_PLACE: Mapping[str, str] = {
    "step_free": "is_step_free",
    "toilet": "has_accessible_toilet",
    "loop": "has_hearing_loop",
    "parking": "has_parking",
}
# Only the names above are put in. What places are like is asked only where it is told.
COUNTS = (
    "(WITH found (pk, needs, languages, "  # noqa: S608
    + ", ".join(FLAGS)
    + ") AS MATERIALIZED (%s), counted AS (SELECT count(*) AS total FROM found),"  # noqa: S608
    " placed (at_place) AS MATERIALIZED (%s)"
    f" SELECT CASE WHEN total > {CAP} THEN json_build_object('total', total) ELSE"
    " json_build_object('total', total, "
    "'needs', (SELECT json_object_agg(k, n) FROM"
    " (SELECT unnest(needs) k, count(*) n FROM found GROUP BY 1) counts), "
    "'languages', (SELECT json_object_agg(k, n) FROM"
    " (SELECT unnest(languages) k, count(*) n FROM found GROUP BY 1) counts), "
    "'flags', (SELECT json_build_object("
    + ", ".join(f"'{name}', count(*) FILTER (WHERE {name})" for name in FLAGS)
    + ") FROM found), 'at_place', (SELECT json_build_object("
    + ", ".join(
        f"'{name}', count(*) FILTER (WHERE at_place[{place}])"
        for place, name in enumerate(AT_PLACE, 1)
    )
    + ") FROM placed)) END::text FROM counted)"
)


@dataclass(frozen=True, slots=True)
class Facets:
    """
    What was found, counted: by need, by flag, by language. Beyond the cap only `total` holds.

    A service of several needs counts for each.
    """

    total: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)


def counting(chosen: QuerySet[Service], at_place: QuerySet[Any, Any]) -> Sql:
    """
    Write what counts these rows as one text; "NULL" where there can be none.

    `at_place` says of each of them which of `AT_PLACE` one of its places within reach is.
    """
    flags = {
        f"counts_{name}": Case(
            When(wish, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for name, wish in FLAGS.items()
    }
    told = chosen.annotate(**flags).values_list("pk", "needs", "languages", *flags)
    sql, parameters = sql_of(told[: CAP + 1])
    placed, of_places = sql_of(at_place)
    counts = COUNTS % (sql, placed or "SELECT NULL::boolean[] WHERE false")
    return (counts, (*parameters, *of_places)) if sql else ("NULL", ())


def facets_of(counted: Mapping[str, Any]) -> Facets:
    """Return the counts out of what the database wrote."""
    total = counted["total"]
    if total > CAP:
        return Facets(total=total)
    return Facets(
        total=total,
        needs=counted["needs"] or {},
        flags={**counted["flags"], **counted["at_place"]},
        languages=counted["languages"] or {},
    )
