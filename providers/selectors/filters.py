"""Turns a question to the directory into rows: what fits, in no order (see `ordering`)."""

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from providers.models import Capacity, Schedule, Service, ServiceAtLocation
from providers.models.fields import metres_from
from providers.models.querysets import SEES_MORE
from providers.selectors.freshness import due_before, stale_before
from providers.selectors.query import PARTS, Origin, ServiceQuery
from spcore.accounts.actor import Actor


def fitting(*, actor: Actor, query: ServiceQuery, is_similar: bool = False) -> QuerySet[Service]:
    """
    Return the published services that fit the question, wherever they are, in no order.

    With `is_similar` its words are what `alike` made of them.
    """
    rows = published_for(actor)
    if query.needs:
        rows = rows.filter(needs__overlap=list(query.needs))
    if query.words:
        rows = rows.filter(search=sought(query.words, is_similar=is_similar))
    if query.women_only:
        rows = rows.filter(women_only=True)
    return rows.filter(*known_narrowly(query), *_wishes(query))


def known_narrowly(query: ServiceQuery) -> list[Q]:
    """Return the conditions that are said of a service and of its `Candidate` alike."""
    asked = {
        "is_free": (query.is_free, True),
        "capacity": (query.has_places, Capacity.OPEN),
        "is_quiet": (query.is_quiet, True),
        "accompanied_first_visit": (query.accompanied, True),
        "offers_transport": (query.offers_transport, True),
        "verified_on__gte": (query.is_fresh, due_before(query.on)),
        "languages__contains": (query.language, [query.language]),
    }
    known = [Q(**{name: value}) for name, (is_asked, value) in asked.items() if is_asked]
    if query.age is not None:
        known.append(Q(minimum_age=None) | Q(minimum_age__lte=query.age))
        known.append(Q(maximum_age=None) | Q(maximum_age__gte=query.age))
    return known


def _wishes(query: ServiceQuery) -> list[Q]:
    """Return the conditions of which any one of several will do."""
    wishes = [_any_of(names) for names in (query.ways, query.sizes) if names]
    if query.made_for:
        wishes.append(Q(made_for__overlap=list(query.made_for)))
    if query.days or query.part:
        wishes.append(Q(Exists(_times(query))))
    return wishes


def _any_of(names: tuple[str, ...]) -> Q:
    wish = Q()
    for name in names:
        wish |= Q(**{name: True})
    return wish


def _times(query: ServiceQuery) -> QuerySet[Schedule]:
    """Return the times of a service on the days and in the part of the day that are asked for."""
    rows = Schedule.objects.filter(service_id=OuterRef("pk"))
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=query.on))
    if query.days:
        rows = rows.filter(byday__regex="|".join(query.days))
    begins, ends = PARTS.get(query.part, (None, None))
    if begins is not None:
        late = Q(closes_at__gt=begins) | Q(closes_at=None, opens_at__gte=begins)
        rows = rows.filter(late | Q(opens_at__gte=begins))
    if ends is not None:
        rows = rows.filter(opens_at__lt=ends)
    return rows


def published_for(actor: Actor) -> QuerySet[Service]:
    """Return what a search finds: not what an editor sees beyond it, nor what was hidden."""
    seen = Service.objects.visible_to(actor).filter(hidden_on=None)
    return seen.published() if actor.role in SEES_MORE else seen


def assured(on: date) -> Q:
    """Tell of a service whether its provider may receive personal data, by that provider alone."""
    return Q(assured_from__lte=on, assured_until__gte=on)


def near(
    rows: QuerySet[Service], query: ServiceQuery, *, is_stale: bool | None = None
) -> QuerySet[Service]:
    """
    Narrow to services within reach, each once at its nearest place, with `metres`.

    With `is_stale` only to those that are, or are not.
    """
    origin = query.origin
    if origin is None:
        raise ValueError("near() needs a place to measure from")
    here = {"easting": origin.easting, "northing": origin.northing}
    circle = _circle(origin, query)
    suits: dict[str, Any] = {f"location__{name}": True for name in query.at_place}
    # Said of the place too, whose row is read before that of its service.
    at_place: dict[str, Any] = {"is_listed": True, "point__within": circle, **suits}
    if query.needs:
        at_place["needs__overlap"] = list(query.needs)
    wishes = {f"places__{name}": value for name, value in at_place.items()}
    if is_stale is None:
        rows = rows.filter(**wishes)
    else:
        age = is_as_old(query.on, is_stale)
        rows = rows.filter(is_as_old(query.on, is_stale, "places__"), **wishes).filter(age)
    rows = rows.annotate(metres=metres_from("places__point", **here))
    rows = rows.annotate(place_id=F("places__location_id"))
    nearer = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"), **suits)
    nearer = nearer.annotate(metres=metres_from("point", **here)).filter(
        Q(metres__lt=OuterRef("metres"))
        | Q(metres=OuterRef("metres"), location_id__lt=OuterRef("place_id"))
    )
    return rows.filter(~Exists(nearer))


def is_as_old(on: date, wanted: bool, prefix: str = "") -> Q:
    """Tell whether what was said of a service, or of its place, is stale, or (unwanted) is not."""
    kept, name = {f"{prefix}verified_on__gte": stale_before(on)}, f"{prefix}verified_on"
    if not wanted:
        return Q(**kept)
    return Q(**{f"{name}__lt": stale_before(on)}) | Q(**{name: None})


def _circle(origin: Origin, query: ServiceQuery) -> tuple[float, float, float]:
    return origin.easting, origin.northing, query.within_km * 1000


def services_near(query: ServiceQuery) -> QuerySet[Any, Any]:
    """Return who has places within reach that suit, how far the nearest is, and which they are."""
    places = _fit(query).filter(is_listed=True).order_by()
    if query.needs:
        places = places.filter(needs__overlap=list(query.needs))
    origin = query.origin
    if origin is None:
        raise ValueError("services_near() needs a place to measure from")
    metres = metres_from("point", easting=origin.easting, northing=origin.northing)
    each = places.values("service_id").annotate(metres=Min(metres), places=ArrayAgg("location_id"))
    return each.order_by("metres", "service_id").values_list("service_id", "metres", "places")


def _fit(query: ServiceQuery) -> QuerySet[ServiceAtLocation]:
    """Return the places within reach, where one may ask, that are like all that was asked for."""
    suits: dict[str, Any] = {f"location__{name}": True for name in query.at_place}
    if query.has_distance and query.origin is not None:
        suits["point__within"] = _circle(query.origin, query)
    return ServiceAtLocation.objects.filter(**suits)


def without_place(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow to services that are not on the map, for whatever reason."""
    return rows.none() if query.at_place else rows.filter(has_place=False)


def reached_anyhow(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow further to what needs no journey: not to an address that is not on our map."""
    linked = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"))
    remote = Q(online=True) | Q(by_phone=True) | Q(at_home=True) | ~Exists(linked)
    return without_place(rows, query).filter(remote)


def anywhere(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow by what a place must be like where no distance is asked for."""
    if not query.at_place:
        return rows
    suits: dict[str, Any] = {f"location__{name}": True for name in query.at_place}
    places = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"), **suits)
    return rows.filter(Exists(places))


class Asked(SearchQuery):
    """
    What somebody typed as a search, with the words that mean the same.

    It is made once, when the statement is planned (migration 0012), so that the planner knows how
    many rows the words are in.
    """

    def __init__(self, words: str) -> None:
        super().__init__(Value(words), config=None)
        self.function = "providers_asked"


class Meant(SearchQuery):
    """A search that `alike` wrote out, as it stands."""

    def __init__(self, search: str) -> None:
        super().__init__(Value(search), config=None)
        self.template, self.function = "(%(expressions)s)::tsquery", None


def sought(words: str, *, is_similar: bool) -> SearchQuery:
    """Return what somebody typed, or what `alike` made of it, as a search."""
    return Meant(words) if is_similar else Asked(words)
