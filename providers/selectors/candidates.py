"""
The narrow rows of one need round a place, read outwards by an index on need and place together.

A match and a search read them before they read any listing.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from providers.models import Candidate
from providers.models.fields import metres_from
from providers.selectors import filters, ordering
from providers.selectors.query import Origin, ServiceQuery


def within(origin: Origin, kilometres: float) -> QuerySet[Candidate]:
    """Narrow to what is that near to a place, with `metres`."""
    circle = origin.easting, origin.northing, kilometres * 1000
    return _measured(Candidate.objects.filter(point__isnull=False, point__within=circle), origin)


def nearer(origin: Origin) -> QuerySet[Candidate]:
    """Return, inside a question for candidates, the places of a service that come before one."""
    same = {name: OuterRef(name) for name in ("service_id", "need")}
    rows = _measured(Candidate.objects.filter(point__isnull=False, **same), origin)
    return rows.filter(
        Q(metres__lt=OuterRef("metres"))
        | Q(metres=OuterRef("metres"), location_id__lt=OuterRef("location_id"))
    )


def _measured(rows: QuerySet[Candidate], origin: Origin) -> QuerySet[Candidate]:
    here = {"easting": origin.easting, "northing": origin.northing}
    return rows.annotate(metres=metres_from("point", **here))


def places_within(query: ServiceQuery) -> QuerySet[Candidate]:
    """Return, for any need, the places within a search's reach that suit; for few services only."""
    rows = Candidate.objects.filter(point__isnull=False, **query.at_place)
    # Not as a circle: an index of places would be asked for each service.
    return _measured(rows, _origin(query)).filter(metres__lte=query.within_km * 1000)


def walked(query: ServiceQuery, *, is_stale: bool | None = None) -> QuerySet[Any]:
    """
    Return what fits as far as narrow rows know it, each service at its nearest place that suits.

    They come nearest first. With `is_stale` only those that are, behind the query's cursor.
    """
    rows = within(_origin(query), query.within_km).filter(need=query.needs[0], **query.at_place)
    others = nearer(_origin(query)).filter(**query.at_place)
    rows = rows.filter(Q(has_others=False) | ~Exists(others), *filters.known_narrowly(query))
    if is_stale is None:
        return rows.order_by("metres")
    rows = rows.filter(filters.is_as_old(query.on, is_stale))
    return ordering.nearest_first(rows, query, is_stale, key="service_id")


def _origin(query: ServiceQuery) -> Origin:
    if query.origin is None:
        raise ValueError("what is near needs a place to measure from")
    return query.origin
