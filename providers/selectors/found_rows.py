"""What a search found, as the database gives it and as a list shows it."""

from collections.abc import Iterable
from math import hypot
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Left
from django.utils.translation import get_language

from providers.models import Location, Service
from providers.selectors import filters, wording
from providers.selectors.query import ServiceQuery
from providers.selectors.written import Sql, sql_of

SEPARATOR = "\x1f"
_NO_METRES = Cast(Value(None), IntegerField())


class ServiceRow(NamedTuple):
    """
    One service as a list shows it; every string is ready. `distance` is "" when unknown.

    `offset` is how far east and north of the question's place it is, in metres.
    """

    pk: UUID
    name: str
    provider: str
    summary: str
    place: str
    distance: str
    ways: str
    capacity: str
    capacity_code: str
    cost: str
    ages: str
    women_only: bool
    made_for: str
    languages: str
    route: str
    is_assured: bool
    verified: str
    is_fresh: bool
    area: str
    offset: tuple[int, int] | None = None


class Found(NamedTuple):
    """One row as the database gives it."""

    pk: UUID
    name: str
    provider_name: str
    summary: str
    capacity: str
    wait_weeks: int | None
    is_free: bool | None
    fees_short: str
    minimum_age: int | None
    maximum_age: int | None
    women_only: bool
    made_for: list[str]
    languages: list[str]
    in_person: bool
    at_home: bool
    online: bool
    by_phone: bool
    referral_route: str
    verified_on: Any
    area: str
    is_assured: bool
    place: str
    east: int | None
    north: int | None
    is_stale: int
    sort: float


def _offset(found: Found, query: ServiceQuery) -> tuple[int, int] | None:
    if query.origin is None or found.east is None or found.north is None:
        return None
    return found.east - query.origin.easting, found.north - query.origin.northing


def rows_of(
    found: Iterable[Found], query: ServiceQuery, *, has_distance: bool = True
) -> tuple[ServiceRow, ...]:
    """Return rows with every string made for reading; beside the nearest they have no distance."""
    language = get_language()
    return tuple([_row(each, query, language, has_distance) for each in found])


def _row(found: Found, query: ServiceQuery, language: str | None, has_distance: bool) -> ServiceRow:
    offset = _offset(found, query) if has_distance else None
    ways = (found.in_person, found.at_home, found.online, found.by_phone)
    made_for = wording.made_for_text(found.made_for, "") if found.made_for else ""
    return ServiceRow(
        pk=found.pk,
        name=found.name,
        provider=found.provider_name,
        summary=wording.shorten(found.summary, limit=240),
        place=", ".join(filter(None, found.place.split(SEPARATOR))),
        distance=wording.distance_in(language, hypot(*offset)) if offset else "",
        ways=wording.ways_text.in_language(language, *ways),
        capacity=wording.capacity_text.in_language(language, found.capacity, found.wait_weeks),
        capacity_code=found.capacity,
        cost=wording.cost_line.in_language(language, found.is_free, found.fees_short),
        ages=wording.age_text.in_language(language, found.minimum_age, found.maximum_age),
        women_only=found.women_only,
        made_for=made_for,
        languages=", ".join(found.languages),
        route=wording.route_text.in_language(language, found.referral_route),
        is_assured=found.is_assured,
        verified=wording.verified_text.in_language(language, found.verified_on, query.on),
        is_fresh=wording.is_fresh(found.verified_on, on=query.on),
        area=wording.shorten(found.area, limit=100) if found.area else "",
        offset=offset,
    )


def columns_of(
    rows: QuerySet[Service], query: ServiceQuery, *, is_walked: bool = False
) -> QuerySet[Service, Any]:
    """
    Return what a list shows of some ordered rows, as `Found` has it.

    With `is_walked` each row's place and distance are those of a row of `candidates.walked`.
    """
    nearest = _walked_to() if is_walked else _joined(query)
    return rows.annotate(
        summary=Left("description", 300),
        fees_short=Left("fees", 120),
        area=Left("area_served", 120),
        is_assured=Case(When(filters.assured(query.on), then=Value(True)), default=Value(False)),
        **nearest,
    ).values_list(*Found._fields)


def _joined(query: ServiceQuery) -> dict[str, Any]:
    near, here = query.has_distance, "places__location__"
    return {
        "place": _place_text(here) if near else _place_of(services__service_id=OuterRef("pk")),
        "east": F(f"{here}easting") if near else _NO_METRES,
        "north": F(f"{here}northing") if near else _NO_METRES,
        "sort": F("metres") if query.is_nearest_first else F("rank"),
    }


def _walked_to() -> dict[str, Any]:
    return {
        "place": _place_of(pk=RawSQL("walk.location_id", ())),
        "east": RawSQL("walk.point[0]::integer", (), output_field=IntegerField()),
        "north": RawSQL("walk.point[1]::integer", (), output_field=IntegerField()),
        "sort": RawSQL("walk.metres", (), output_field=FloatField()),
    }


def listed(keys: Sql, query: ServiceQuery) -> Sql:
    """Write what a list shows of the rows of some keys, each with `is_stale` and `rank`."""
    if not keys[0]:
        return "", ()
    rows = Service.objects.filter(pk=RawSQL("best.pk", ())).annotate(
        is_stale=RawSQL("best.is_stale", (), output_field=IntegerField()),
        rank=RawSQL("best.rank", (), output_field=IntegerField()),
    )
    sql, parameters = sql_of(columns_of(rows, query))
    return (
        f"SELECT told.* FROM ({keys[0]}) best, LATERAL ({sql}) told"  # noqa: S608 ours
        " ORDER BY is_stale, sort DESC, name, pk",
        (*keys[1], *parameters),
    )


def _place_text(prefix: str) -> Func:
    parts = (F(f"{prefix}{name}") for name in ("name", "city", "postcode"))
    return Func(Value(SEPARATOR), *parts, function="concat_ws", output_field=TextField())


def _place_of(**which: Any) -> Coalesce:
    places = Location.objects.filter(**which).order_by("pk")
    text = places.annotate(text=_place_text("")).values("text")[:1]
    return Coalesce(Subquery(text), Value(""), output_field=TextField())
