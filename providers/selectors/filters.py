"""Turns a question to the directory into rows: what fits, and in which order."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import (
    BooleanField,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Round

from providers.models import Capacity, Schedule, Service, ServiceAtLocation
from providers.models.fields import metres_from
from providers.models.querysets import SEES_MORE
from providers.selectors.freshness import due_before, sinking, stale_before
from providers.selectors.query import PARTS, Origin, ServiceQuery
from spcore.accounts.actor import Actor

# Ranking reads every match, so only this many are ranked: the first ones by name.
RANKED = 500
_NO_RANK = Value(0, output_field=IntegerField())


def fitting(*, actor: Actor, query: ServiceQuery, is_similar: bool = False) -> QuerySet[Service]:
    """
    Return the published services that fit the question, wherever they are, in no order.

    With `is_similar` its words are what `alike` made of them.
    """
    rows = published_for(actor)
    if query.needs:
        rows = rows.filter(needs__overlap=list(query.needs))
    if query.words:
        rows = rows.filter(search=_sought(query.words, is_similar))
    if query.age is not None:
        rows = rows.filter(
            Q(minimum_age=None) | Q(minimum_age__lte=query.age),
            Q(maximum_age=None) | Q(maximum_age__gte=query.age),
        )
    return rows.filter(*_wishes(query), **_exact(query))


def _exact(query: ServiceQuery) -> dict[str, Any]:
    """Return the plain conditions on a service."""
    asked = {
        "is_free": (query.is_free, True),
        "capacity": (query.has_places, Capacity.OPEN),
        "women_only": (query.women_only, True),
        "is_quiet": (query.is_quiet, True),
        "accompanied_first_visit": (query.accompanied, True),
        "offers_transport": (query.offers_transport, True),
        "verified_on__gte": (query.is_fresh, due_before(query.on)),
        "languages__contains": (query.language, [query.language]),
    }
    return {name: value for name, (is_asked, value) in asked.items() if is_asked}


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
        age = _is_stale(query.on, is_stale)
        rows = rows.filter(_is_stale(query.on, is_stale, "places__"), **wishes).filter(age)
    rows = rows.annotate(metres=metres_from("places__point", **here))
    rows = rows.annotate(place_id=F("places__location_id"))
    nearer = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"), **suits)
    nearer = nearer.annotate(metres=metres_from("point", **here)).filter(
        Q(metres__lt=OuterRef("metres"))
        | Q(metres=OuterRef("metres"), location_id__lt=OuterRef("place_id"))
    )
    return rows.filter(~Exists(nearer))


def _is_stale(on: date, wanted: bool, prefix: str = "") -> Q:
    kept, name = {f"{prefix}verified_on__gte": stale_before(on)}, f"{prefix}verified_on"
    if not wanted:
        return Q(**kept)
    return Q(**{f"{name}__lt": stale_before(on)}) | Q(**{name: None})


def _circle(origin: Origin, query: ServiceQuery) -> tuple[float, float, float]:
    return origin.easting, origin.northing, query.within_km * 1000


def within(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow to services within reach, however often: for counting, which asks for no distance."""
    places = _fit(query).filter(is_listed=True)
    if query.needs:
        places = places.filter(needs__overlap=list(query.needs))
    return rows.filter(pk__in=places.values("service_id"))


def what_places_are(query: ServiceQuery, columns: Iterable[str]) -> QuerySet[Any, Any]:
    """
    Tell, service by service and column by column, whether one of its places is like that.

    A place counts that is within reach, and like all that was asked for. Of the services `found`.
    """
    if query.without_place:
        return ServiceAtLocation.objects.none()
    each = (BoolOr(f"location__{column}") for column in columns)
    told = ArrayField(BooleanField())
    array = Func(*each, template="ARRAY[%(expressions)s]", output_field=told)
    found, places = RawSQL("SELECT pk FROM found", ()), _fit(query).order_by().values("service_id")
    if query.has_distance:
        return places.filter(service_id__in=found).annotate(are=array).values_list("are")
    # A small question each: where no circle narrows them, a join would read every place there is.
    own = places.filter(service_id=OuterRef("pk")).annotate(are=array).values("are")
    return Service.objects.filter(pk__in=found).annotate(are=Subquery(own)).values_list("are")


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


def best_first(
    rows: QuerySet[Service], query: ServiceQuery, *, is_similar: bool, most: int
) -> QuerySet[Service]:
    """
    Order by how well the words fit, then by name, the stale last, from behind the cursor.

    Where many may fit, only the first `most` are left when it is given out: they are chosen from
    what ranking needs, before anything else of them is read.
    """
    rank = _rank(query.words, is_similar=is_similar) if query.words else _NO_RANK
    rows = rows.annotate(rank=rank, is_stale=sinking(query.on))
    if query.words and not query.has_distance:
        ranked = rows.order_by("name", "pk").values("name", "pk", "is_stale", "rank")[:RANKED]
        best = Service.objects.filter(pk__in=BestOf(ranked, query, most))
        rows = best.annotate(rank=rank, is_stale=sinking(query.on))
    elif query.after is not None:
        stale, rank_before, name = query.after.keys
        behind = Q(name__gt=name) | Q(name=name, pk__gt=query.after.pk)
        if query.words:
            behind = Q(rank__lt=rank_before) | (Q(rank=rank_before) & behind)
        rows = rows.filter(Q(is_stale__gt=stale) | (Q(is_stale=stale) & behind))
    return rows.order_by("is_stale", *(["-rank"] if query.words else []), "name", "pk")


class BestOf(Subquery):
    """The keys of the first `most` of some ranked rows: the order of `best_first`."""

    template = (
        "(SELECT pk FROM (%(subquery)s) ranked (name, pk, is_stale, rank)%(behind)s"
        " ORDER BY is_stale, rank DESC, name, pk LIMIT %(most)s)"
    )
    behind = " WHERE (is_stale, -rank, name, pk) > (%s, -(%s), %s, %s)"

    def __init__(self, ranked: QuerySet[Service, Any], query: ServiceQuery, most: int) -> None:
        after = query.after
        self.after = (*after.keys, after.pk) if after else ()
        super().__init__(ranked, most=most, behind=self.behind if after else "")

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the statement, with what is behind the cursor after its own parameters."""
        sql, parameters = super().as_sql(*args, **kwargs)
        return sql, (*parameters, *self.after)


def _rank(words: str, *, is_similar: bool) -> Cast:
    # A whole number, so that it compares equally on its way through a cursor.
    fit = SearchRank(F("search"), _sought(words, is_similar)) * Value(1_000_000.0)
    return Cast(Round(Cast(fit, FloatField())), IntegerField())


def _sought(words: str, is_similar: bool) -> SearchQuery:
    return Meant(words) if is_similar else Asked(words)


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
