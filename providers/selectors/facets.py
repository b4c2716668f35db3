"""How many of what was found are free, online, have places and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from providers.models import Capacity, MadeFor, Service
from providers.selectors import filters
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

CAP = 1000  # counting further costs more than it tells
COUNTED = 100  # and of so many it is told what they are
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
# Only the names above are put in. A count of all goes further than what each of them is.
COUNTS = (
    "(WITH %(near)s found (pk, needs, languages, "  # noqa: S608
    + ", ".join(FLAGS)
    + "%(more)s) AS MATERIALIZED (%(found)s), few AS MATERIALIZED (%(few)s),"
    " placed (at_place) AS MATERIALIZED (%(placed)s)"
    " SELECT json_build_object('total', (SELECT count(*) FROM %(all)s),"
    " 'counted', (SELECT count(*) FROM few), "
    "'needs', (SELECT json_object_agg(k, n) FROM"
    " (SELECT unnest(needs) k, count(*) n FROM few GROUP BY 1) counts), "
    "'languages', (SELECT json_object_agg(k, n) FROM"
    " (SELECT unnest(languages) k, count(*) n FROM few GROUP BY 1) counts), "
    "'flags', (SELECT json_build_object("
    + ", ".join(f"'{name}', count(*) FILTER (WHERE {name})" for name in FLAGS)
    + ") FROM few), 'at_place', (SELECT json_build_object("
    + ", ".join(
        f"'{name}', count(*) FILTER (WHERE at_place[{place}])"
        for place, name in enumerate(AT_PLACE, 1)
    )
    + ") FROM placed))::text)"
)
ARE = f"ARRAY[{', '.join(f'bool_or({column})' for column in AT_PLACE.values())}]"
NOWHERE = "SELECT NULL::boolean[] WHERE false"
FOUND = f"%s LIMIT {CAP + 1}"
FOUND_NEAR = "SELECT told.*, metres, sites FROM near, LATERAL (%s OFFSET 0) told LIMIT "
FEW_NEAR = f"SELECT * FROM found ORDER BY metres, pk LIMIT {COUNTED}"  # noqa: S608
PLACES_NEAR = (
    f"SELECT {ARE} FROM few, unnest(sites) site"  # noqa: S608
    " JOIN providers_location ON id = site GROUP BY pk"
)
FEW = f"SELECT * FROM found LIMIT {COUNTED}"  # noqa: S608
# A small question each: where no circle narrows them, a join would read every place there is.
PLACES = (
    f"SELECT (SELECT {ARE} FROM providers_serviceatlocation link"  # noqa: S608
    " JOIN providers_location place ON place.id = link.location_id"
    " WHERE link.service_id = few.pk%s) FROM few"
)


@dataclass(frozen=True, slots=True)
class Facets:
    """
    What was found, counted: by need, by flag, by language.

    A service of several needs counts for each. `total` goes no further than one beyond the cap;
    what the services are is told of the first `counted` of them, the nearest or the first by name.
    """

    total: int = 0
    counted: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_part(self) -> bool:
        """Tell whether there are more than were looked at for what they are."""
        return self.total > self.counted


def counting(fitting: QuerySet[Service], query: ServiceQuery) -> Sql:
    """Write what counts these rows, of which those near are still to be chosen, as one text."""
    near, of_near = "", ()
    if query.has_distance:
        sql, of_near = sql_of(filters.services_near(query))
        near = f"near (service_id, metres, sites) AS MATERIALIZED ({sql}),"
        fitting = fitting.filter(pk=RawSQL("near.service_id", ()))
        more, few, placed = ", metres, sites", FEW_NEAR, PLACES_NEAR
        # Their places alone tell how many fit, or each has to be read.
        every, most = ("near", COUNTED) if query.asks_of_places_alone else ("found", CAP + 1)
        found = f"{FOUND_NEAR}{most}"
    else:
        wishes = "".join(f" AND place.{column}" for column in query.at_place)
        found, every, more, few = FOUND, "found", "", FEW
        placed = NOWHERE if query.without_place else PLACES % wishes
    flags = {
        f"counts_{name}": Case(
            When(wish, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for name, wish in FLAGS.items()
    }
    told = fitting.annotate(**flags).values_list("pk", "needs", "languages", *flags)
    sql, parameters = sql_of(told)
    if not sql:
        return "NULL", ()
    parts = {"near": near, "more": more, "found": found % sql, "few": few, "placed": placed}
    return COUNTS % {**parts, "all": every}, (*of_near, *parameters)


def facets_of(counted: Mapping[str, Any] | None) -> Facets:
    """Return the counts out of what the database wrote; none where there can be no row."""
    if counted is None:
        return Facets()
    return Facets(
        total=counted["total"],
        counted=counted["counted"],
        needs=counted["needs"] or {},
        flags={**counted["flags"], **counted["at_place"]},
        languages=counted["languages"] or {},
    )
