"""The directory's one search: nearest first where a place is known, else best match first."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Count,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, Left

from providers.models import Assurance, Location, Service
from providers.models.querysets import NEEDED, in_force
from providers.selectors import filters, wording
from providers.selectors.query import Cursor, ServiceQuery
from spcore.accounts.actor import Actor

FEW = 3  # with fewer exact matches than this, names that look alike are let in
CAP = 1000
BESIDE = 5  # how many services without a place stand beside the nearest ones
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service as a list shows it; every string is ready. `distance` is "" when unknown."""

    pk: UUID
    name: str
    provider: str
    summary: str
    needs: tuple[str, ...]
    place: str
    distance: str
    ways: str
    capacity: str
    capacity_code: str
    cost: str
    ages: str
    women_only: bool
    languages: str
    route: str
    is_assured: bool
    verified: str
    is_fresh: bool
    area: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """
    A page of the answer.

    `beside` are the first few online, by phone or for a whole area, when the rest is by distance;
    `without_place` asks for all that have no distance.
    `total` is "" after the first page, which is the only one that counts. `is_similar` says that
    names which only look like the words were let in.
    """

    rows: tuple[ServiceRow, ...]
    beside: tuple[ServiceRow, ...] = ()
    total: str = ""
    total_is_one: bool = False
    next: str = ""
    is_similar: bool = False


def search_services(*, actor: Actor, query: ServiceQuery) -> ServicePage:
    """
    Return the published services that fit the question: two queries, three to count them too.

    Where exact words find fewer than three, it is asked once more with names that look alike.
    """
    if query.after is not None:
        return _page(actor, query, is_similar=query.after.is_similar)
    page = _page(actor, query, is_similar=False)
    if query.words and len(page.rows) + len(page.beside) < FEW:
        page = _page(actor, query, is_similar=True)
    return page


class _Found(NamedTuple):
    """One row as the database gives it."""

    pk: UUID
    name: str
    provider_name: str
    summary: str
    needs: list[str]
    capacity: str
    wait_weeks: int | None
    is_free: bool | None
    fees_short: str
    minimum_age: int | None
    maximum_age: int | None
    women_only: bool
    languages: list[str]
    in_person: bool
    at_home: bool
    online: bool
    by_phone: bool
    referral_route: str
    verified_on: Any
    area: str
    assurances_held: int
    place: str
    counted: int | None
    sort: float


def _page(actor: Actor, query: ServiceQuery, *, is_similar: bool) -> ServicePage:
    fitting = filters.fitting(actor=actor, query=query, is_similar=is_similar)
    chosen = _chosen(fitting, query)
    if query.is_nearest_first:
        ordered = filters.nearest_first(chosen, query.after)
    else:
        ordered = filters.best_first(chosen, query, query.after, is_similar=is_similar)
    found = _read(ordered, query, limit=query.size + 1)
    more = len(found) > query.size
    found = found[: query.size]
    beside: list[_Found] = []
    if query.is_nearest_first and query.after is None:
        apart = filters.reached_anyhow(fitting, query)
        apart = filters.best_first(apart, query, None, is_similar=is_similar)
        counting = _Number(_capped(chosen)) if more else None
        beside = _read(apart, query, limit=BESIDE, nearest_first=False, counting=counting)
    number = None if query.after else _count(chosen, found, beside, more)
    return ServicePage(
        rows=tuple(_row(row, query) for row in found),
        beside=tuple(_row(row, query, has_distance=False) for row in beside),
        total="" if number is None else wording.count_text(number, cap=CAP),
        total_is_one=number == 1,
        next=str(_cursor(found[-1], query, is_similar=is_similar)) if more else "",
        is_similar=is_similar and bool(found or beside),
    )


def _chosen(fitting: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    if query.is_nearest_first:
        return filters.near(fitting, query)
    if query.without_place:
        return filters.without_place(fitting, query)
    return filters.anywhere(fitting, query)


class _Number(Subquery):
    """How many rows a query has: it depends on no row, so the database asks it once."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def _capped(chosen: QuerySet[Service]) -> QuerySet[Service, Any]:
    return chosen.order_by().values("pk")[: CAP + 1]


def _count(chosen: QuerySet[Service], found: list[_Found], beside: list[_Found], more: bool) -> int:
    """Return how many there are; what stands beside the nearest has counted them already."""
    if not more:
        return len(found)
    known = beside[0].counted if beside else None
    return _capped(chosen).count() if known is None else known


def _read(
    rows: QuerySet[Service],
    query: ServiceQuery,
    *,
    limit: int,
    nearest_first: bool | None = None,
    counting: _Number | None = None,
) -> list[_Found]:
    by_distance = query.is_nearest_first if nearest_first is None else nearest_first
    place = _place_text("places__location__") if by_distance else _any_place()
    values = rows.annotate(
        counted=counting or Value(None, output_field=IntegerField()),
        summary=Left("description", 300),
        fees_short=Left("fees", 120),
        area=Left("area_served", 120),
        assurances_held=_assurances_held(query),
        place=place,
    ).values_list(*_Found._fields[:-1], "metres" if by_distance else "rank")
    return [_Found(*row) for row in values[:limit]]


def _place_text(prefix: str) -> Func:
    parts = (F(f"{prefix}{name}") for name in ("name", "city", "postcode"))
    return Func(Value(SEPARATOR), *parts, function="concat_ws", output_field=TextField())


def _any_place() -> Coalesce:
    places = Location.objects.filter(services__service_id=OuterRef("pk")).order_by("pk")
    text = places.annotate(text=_place_text("")).values("text")[:1]
    return Coalesce(Subquery(text), Value(""), output_field=TextField())


def _assurances_held(query: ServiceQuery) -> Coalesce:
    held = Assurance.objects.filter(in_force(query.on), provider_id=OuterRef("provider_id"))
    number = held.order_by().values("provider_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0, output_field=IntegerField())


def _cursor(last: _Found, query: ServiceQuery, *, is_similar: bool) -> Cursor:
    keys = (last.sort,) if query.is_nearest_first else (last.sort, last.name)
    return Cursor(keys, last.pk, is_similar)


def _row(found: _Found, query: ServiceQuery, *, has_distance: bool = True) -> ServiceRow:
    is_by_distance = has_distance and query.is_nearest_first
    return ServiceRow(
        pk=found.pk,
        name=found.name,
        provider=found.provider_name,
        summary=wording.shorten(found.summary, limit=240),
        needs=wording.need_labels(found.needs),
        place=", ".join(part for part in found.place.split(SEPARATOR) if part),
        distance=wording.distance_text(found.sort) if is_by_distance else "",
        ways=wording.ways_text(
            in_person=found.in_person,
            at_home=found.at_home,
            online=found.online,
            by_phone=found.by_phone,
        ),
        capacity=wording.capacity_text(found.capacity, found.wait_weeks),
        capacity_code=found.capacity,
        cost=wording.shorten(wording.cost_text(found.is_free, found.fees_short), limit=80),
        ages=wording.age_text(found.minimum_age, found.maximum_age),
        women_only=found.women_only,
        languages=", ".join(found.languages),
        route=wording.route_text(found.referral_route),
        is_assured=found.assurances_held == len(NEEDED),
        verified=wording.verified_text(found.verified_on, on=query.on),
        is_fresh=wording.is_fresh(found.verified_on, on=query.on),
        area=wording.shorten(found.area, limit=100),
    )
