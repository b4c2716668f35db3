"""How many of what was found are free, online, have places and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from providers.models import Capacity, MadeFor, Service
from providers.selectors import candidates, filters
from providers.selectors.ordering import RANKED
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

Parts = tuple[dict[str, str], tuple[Any, ...]]
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
# Only the names above are put in. A count of all may go further than what each of them is.
COUNTS = (
    "(WITH %(near)s found (pk, needs, languages, "  # noqa: S608
    + ", ".join(FLAGS)
    + "%(more)s) AS MATERIALIZED (%(found)s), few AS MATERIALIZED (%(few)s),"
    " placed (at_place) AS MATERIALIZED (%(placed)s)"
    " SELECT json_build_object('total', (SELECT count(*) FROM (%(every)s LIMIT %(most)s) every),"
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
OWN = f"ARRAY[{', '.join(AT_PLACE.values())}]"
ARE = f"ARRAY[{', '.join(f'bool_or({column})' for column in AT_PLACE.values())}]"
NOWHERE = "SELECT NULL::boolean[] WHERE false"
FOUND = "%s LIMIT %s"
# What is as far as the last of those told of comes too: the first by id of them are taken.
FOUND_BY_NEED = (
    "SELECT told.*, metres, has_others, own FROM (%s OFFSET 0) walk, LATERAL (%s OFFSET 0) told"
    " ORDER BY walk.metres FETCH FIRST %s ROWS WITH TIES"
)
PLACES_BY_NEED = "SELECT CASE WHEN has_others THEN (%s) ELSE own END FROM few"
FOUND_NEAR = "SELECT told.*, metres, sites FROM near, LATERAL (%s OFFSET 0) told LIMIT %s"
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

    A service of several needs counts for each. `total` goes no further than one beyond the cap
    (`cap_of`); what the services are is told of `counted` of them: the nearest, where words are
    asked for without a place any, else the first by name.
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


def cap_of(query: ServiceQuery) -> int:
    """
    Return up to how many are counted.

    Near a place each listing has to be read where its narrow rows do not know all that is asked:
    those that are told of are read anyhow, and no more. Of what holds words, wherever it is, no
    more than are put in order.
    """
    if query.has_distance:
        return CAP if query.asks_of_narrow_rows_alone else COUNTED
    return RANKED if query.words else CAP


def counting(fitting: QuerySet[Service], query: ServiceQuery) -> Sql:
    """Write what counts these rows, of which those near are still to be chosen, as one text."""
    if query.walks_one_need:
        parts, parameters = _by_need(fitting, query)
    elif query.has_distance:
        parts, parameters = _by_places(fitting, query)
    else:
        parts, parameters = _anywhere(fitting, query)
    if not parts:
        return "NULL", ()
    return COUNTS % {"near": "", "most": cap_of(query) + 1, **parts}, parameters


def _by_need(fitting: QuerySet[Service], query: ServiceQuery) -> Parts:
    """Write what walks outwards over narrow rows, as far as is told of."""
    narrow = candidates.walked(query)
    own = narrow.annotate(own=_access(OWN)).values_list("service_id", "metres", "has_others", "own")
    walk, of_walk = sql_of(own)
    told, of_told = _told(fitting.filter(pk=RawSQL("walk.service_id", ())))
    elsewhere = candidates.places_within(query).filter(service_id=RawSQL("few.pk", ()))
    places, of_places = sql_of(elsewhere.values_list(_access(ARE)))
    every, of_every = "SELECT FROM found", ()
    if query.asks_of_narrow_rows_alone:
        every, of_every = sql_of(narrow.order_by().values_list("service_id"))
    parts = {
        "more": ", metres, has_others, own",
        "found": FOUND_BY_NEED % (walk, told, COUNTED + 1),
        "few": FEW_NEAR,
        "placed": PLACES_BY_NEED % places,
        "every": every,
    }
    return parts if told else {}, (*of_walk, *of_told, *of_places, *of_every)


def _by_places(fitting: QuerySet[Service], query: ServiceQuery) -> Parts:
    """Write what sorts all places within reach, and reads as many listings as are told of."""
    near, of_near = sql_of(filters.services_near(query))
    told, of_told = _told(fitting.filter(pk=RawSQL("near.service_id", ())))
    parts = {
        "near": f"near (service_id, metres, sites) AS MATERIALIZED ({near}),",
        "more": ", metres, sites",
        "found": FOUND_NEAR % (told, COUNTED + 1),
        "few": FEW_NEAR,
        "placed": PLACES_NEAR,
        "every": f"SELECT FROM {'near' if query.asks_of_narrow_rows_alone else 'found'}",
    }
    return parts if told else {}, (*of_near, *of_told)


def _anywhere(fitting: QuerySet[Service], query: ServiceQuery) -> Parts:
    told, of_told = _told(fitting)
    wishes = "".join(f" AND place.{column}" for column in query.at_place)
    parts = {
        "more": "",
        "found": FOUND % (told, cap_of(query) + 1),
        "few": FEW,
        "placed": NOWHERE if query.without_place else PLACES % wishes,
        "every": "SELECT FROM found",
    }
    return parts if told else {}, of_told


def _access(sql: str) -> RawSQL:
    return RawSQL(sql, (), output_field=BooleanField())  # noqa: S611 ours


def _told(rows: QuerySet[Service]) -> Sql:
    """Write what is told of each of some rows."""
    flags = {
        f"counts_{name}": Case(
            When(wish, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for name, wish in FLAGS.items()
    }
    return sql_of(rows.annotate(**flags).values_list("pk", "needs", "languages", *flags))


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
