"""Turns a question to the directory into rows: what fits, and in which order."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Exists, F, FloatField, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Round, Upper

from providers.models import Capacity, Service, ServiceAtLocation
from providers.models.fields import metres_from
from providers.models.querysets import SEES_MORE
from providers.selectors.query import Cursor, ServiceQuery
from spcore.accounts.actor import Actor

# Ranking reads every match, so only this many are ranked: the first ones by name.
RANKED = 500
POINT = "places__location__point"


def fitting(*, actor: Actor, query: ServiceQuery, is_similar: bool = False) -> QuerySet[Service]:
    """Return the published services that fit the question, wherever they are, in no order."""
    rows = published_for(actor)
    if query.needs:
        rows = rows.filter(needs__overlap=list(query.needs))
    if query.words:
        rows = _with_words(rows, query.words, is_similar=is_similar)
    if query.age is not None:
        rows = rows.filter(
            Q(minimum_age=None) | Q(minimum_age__lte=query.age),
            Q(maximum_age=None) | Q(maximum_age__gte=query.age),
        )
    exact: dict[str, Any] = {}
    if query.is_free:
        exact["is_free"] = True
    if query.has_places:
        exact["capacity"] = Capacity.OPEN
    if query.women_only:
        exact["women_only"] = True
    if query.language:
        exact["languages__contains"] = [query.language]
    return rows.filter(**exact)


def published_for(actor: Actor) -> QuerySet[Service]:
    """Return what a search finds: not what an editor sees beyond it, nor what was hidden."""
    seen = Service.objects.visible_to(actor).filter(hidden_on=None)
    return seen.published() if actor.role in SEES_MORE else seen


def near(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow to services within reach, each once at its nearest place, with `metres`."""
    origin = query.origin
    if origin is None:
        raise ValueError("near() needs a place to measure from")
    here = {"easting": origin.easting, "northing": origin.northing}
    circle = (origin.easting, origin.northing, query.within_km * 1000)
    at_place: dict[str, Any] = {f"{POINT}__within": circle}
    suits = {}
    if query.step_free:
        at_place["places__location__is_step_free"] = True
        suits["location__is_step_free"] = True
    rows = rows.filter(**at_place).annotate(metres=metres_from(POINT, **here))
    rows = rows.annotate(place_id=F("places__location_id"))
    nearer = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"), **suits)
    nearer = nearer.annotate(metres=metres_from("location__point", **here)).filter(
        Q(metres__lt=OuterRef("metres"))
        | Q(metres=OuterRef("metres"), location_id__lt=OuterRef("place_id"))
    )
    return rows.filter(~Exists(nearer))


def without_place(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow to services that are not on the map, for whatever reason."""
    return rows.none() if query.step_free else rows.filter(has_place=False)


def reached_anyhow(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow further to what needs no journey: not to an address that is not on our map."""
    linked = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"))
    remote = Q(online=True) | Q(by_phone=True) | Q(at_home=True) | ~Exists(linked)
    return without_place(rows, query).filter(remote)


def anywhere(rows: QuerySet[Service], query: ServiceQuery) -> QuerySet[Service]:
    """Narrow by what a place must be like where no distance is asked for."""
    if not query.step_free:
        return rows
    places = ServiceAtLocation.objects.filter(service_id=OuterRef("pk"))
    return rows.filter(Exists(places.filter(location__is_step_free=True)))


def nearest_first(rows: QuerySet[Service], after: Cursor | None) -> QuerySet[Service]:
    """Order by distance, from behind `after`."""
    if after is not None:
        (metres,) = after.keys
        rows = rows.filter(Q(metres__gt=metres) | Q(metres=metres, pk__gt=after.pk))
    return rows.order_by("metres", "pk")


def best_first(
    rows: QuerySet[Service], query: ServiceQuery, after: Cursor | None, *, is_similar: bool
) -> QuerySet[Service]:
    """Order by how well the words fit, then by name, from behind `after`."""
    if query.words:
        ids = rows.order_by("name", "pk").values("pk")[:RANKED]
        rows = Service.objects.filter(pk__in=ids)
        rows = rows.annotate(rank=_rank(query.words, is_similar=is_similar))
    else:
        rows = rows.annotate(rank=Value(0, output_field=IntegerField()))
    if after is not None:
        rank, name = after.keys
        behind = Q(name__gt=name) | Q(name=name, pk__gt=after.pk)
        rows = rows.filter(Q(rank__lt=rank) | (Q(rank=rank) & behind) if query.words else behind)
    return rows.order_by(*(["-rank"] if query.words else []), "name", "pk")


def _with_words(rows: QuerySet[Service], words: str, *, is_similar: bool) -> QuerySet[Service]:
    exact = Q(search=_websearch(words))
    if not is_similar:
        return rows.filter(exact)
    # Upper() is what the trigram index is on.
    rows = rows.alias(upper_name=Upper("name"))
    return rows.filter(exact | Q(upper_name__trigram_word_similar=words.upper()))


def _rank(words: str, *, is_similar: bool) -> Cast:
    # A whole number, so that it compares equally on its way through a cursor.
    fit = SearchRank(F("search"), _websearch(words)) * Value(1_000_000.0)
    if is_similar:
        fit = fit + TrigramWordSimilarity(words, "name") * Value(1_000_000.0)
    return Cast(Round(Cast(fit, FloatField())), IntegerField())


def _websearch(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")
