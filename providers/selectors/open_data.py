"""What the open data may hold: published listings whose source's licence lets us pass them on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from providers.models import (
    DirectorySource,
    Funding,
    ListingContact,
    Location,
    Provider,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
)
from providers.selectors.query import Origin
from spcore.accounts.actor import NOBODY
from spcore.needs import Need
from spcore.places.models import Postcode

CHUNK = 200  # rows that are in memory at a time where all are given
SOON = 25  # rows of the first piece: whoever asks for all sees at once that they come
# What a licence must name for its listings to go out again under ours.
OPEN_LICENCES = ("OGL", "Open Government", "CC0", "CC BY", "ODbL", "MIT", "Apache", "BSD")


@dataclass(frozen=True, slots=True)
class OpenQuery:
    """
    The filters of Open Referral UK, to the letter (NOTES 1.3).

    `minimum_age` is the least minimum age a service may have, in years; `within` are metres of
    `origin`, without which it asks for services whose area the place is in: `areas` are its codes.
    `day` is one of MO to SU.
    """

    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    parent_id: UUID | None = None
    top_only: bool = False
    minimum_age: float | None = None
    maximum_age: float | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str = ""
    modified_after: datetime | None = None
    origin: Origin | None = None
    within: float | None = None
    areas: tuple[str, ...] = ()


def open_services(query: OpenQuery | None = None) -> QuerySet[Service]:
    """Return the services of the open data that fit, by name and id, with their organisations."""
    query = query or OpenQuery()
    rows = Service.objects.visible_to(NOBODY).filter(_passed_on(), *_wishes(query))
    if query.search:
        text = SearchQuery(query.search, config="english", search_type="websearch")
        rows = rows.filter(search=text)
    if any((query.day, query.start_time, query.end_time)):
        rows = rows.filter(Exists(_times(query)))
    if query.origin is not None and query.within is not None:
        rows = rows.filter(Exists(_places_near(query).filter(service_id=OuterRef("pk"))))
    elif query.areas:
        areas = ServiceArea.objects.filter(service_id=OuterRef("pk")).exclude(code="")
        rows = rows.filter(~Exists(areas) | Exists(areas.filter(code__in=query.areas)))
    # What makes a listing found by words is as long as the rest of it.
    return rows.defer("search").select_related("provider__organisation").order_by("name", "pk")


def open_services_in_full(query: OpenQuery | None = None) -> QuerySet[Service]:
    """Return the services of the open data with all that hangs on each, in a dozen queries."""
    return in_full(open_services(query))


def in_full(rows: QuerySet[Service]) -> QuerySet[Service]:
    """Return services with all of each that the open data shows."""
    terms = ServiceTerm.objects.select_related("taxonomyterm__taxonomy")
    return rows.prefetch_related(
        Prefetch("serviceterm_set", terms.order_by("taxonomyterm__name", "taxonomyterm_id")),
        Prefetch("places", open_places().order_by("location__name", "pk")),
        Prefetch("contacts", ListingContact.objects.visible_to(NOBODY)),
        Prefetch("funding", Funding.objects.visible_to(NOBODY)),
        "provider__identifiers",
        *("schedules", "costs", "areas", "phones", "documents", "links"),
    )


def every(rows: QuerySet[Any]) -> Iterator[Any]:
    """Give all rows by their keys, one by one, in constant memory."""
    return chain.from_iterable(pieces(rows))


def pieces(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """
    Give all rows by their keys, some hundred at a time, in constant memory.

    Each piece is a query of its own: no snapshot is held open while a slow reader reads.
    """
    rows, size = rows.order_by("pk"), min(SOON, CHUNK)
    piece = list(rows[:size])
    while piece:
        yield piece
        if len(piece) < size:
            return
        size = CHUNK
        piece = list(rows.filter(pk__gt=piece[-1].pk)[:size])


def areas_of(postcode: str) -> tuple[str, ...]:
    """Return the codes of the areas that a full postcode, without its blank, is in."""
    if not postcode:
        return ()
    rows = Postcode.objects.filter(pk=postcode).values_list("district_code", "lsoa_id")
    return tuple(code for codes in rows for code in codes if code)


def open_places(query: OpenQuery | None = None) -> QuerySet[ServiceAtLocation]:
    """
    Return the services at locations of the open data, by service and id.

    Where a service is for people who are not safe, its places stay out (NOTES 1.5, rule 9).
    """
    query = query or OpenQuery()
    services = open_services(query).exclude(needs__contains=[Need.SAFETY.value]).order_by()
    rows = _places_near(query)
    rows = rows.filter(service__in=services.values("pk"))
    return rows.select_related("location", "service__provider__organisation").order_by(
        "service__name", "pk"
    )


def open_organisations(query: OpenQuery | None = None) -> QuerySet[Provider]:
    """Return the providers of the services in the open data, by name and id."""
    search = query.search if query else ""
    offers = open_services().order_by().filter(provider_id=OuterRef("pk"))
    rows = Provider.objects.visible_to(NOBODY).filter(Exists(offers))
    if search:
        rows = rows.filter(organisation__name__icontains=search)
    return rows.select_related("organisation").order_by("organisation__name", "pk")


def open_organisations_in_full(query: OpenQuery | None = None) -> QuerySet[Provider]:
    """Return the providers of the open data with their numbers."""
    return open_organisations(query).prefetch_related("identifiers")


def organisations_with_services(query: OpenQuery | None = None) -> QuerySet[Provider]:
    """Return the providers of the open data with each of their services in full."""
    services = Prefetch("services", open_services_in_full())
    return open_organisations_in_full(query).prefetch_related(services)


def open_taxonomies(query: OpenQuery | None = None) -> QuerySet[Taxonomy]:
    """Return the vocabularies, by name and id."""
    search = query.search if query else ""
    rows = Taxonomy.objects.filter(name__icontains=search) if search else Taxonomy.objects.all()
    return rows.order_by("name", "pk")


def open_terms(query: OpenQuery | None = None) -> QuerySet[TaxonomyTerm]:
    """Return the terms of the vocabularies that fit, by name and id."""
    query = query or OpenQuery()
    wishes = {
        "taxonomy_id": query.taxonomy_id,
        "parent_id": query.parent_id,
        "name__icontains": query.search,
        "parent__isnull": query.top_only,
    }
    rows = TaxonomyTerm.objects.filter(**{name: value for name, value in wishes.items() if value})
    return rows.select_related("taxonomy").order_by("name", "pk")


def _passed_on() -> Q:
    licence = Q()
    for name in OPEN_LICENCES:
        licence |= Q(licence__contains=name)
    sources = DirectorySource.objects.filter(licence).values("slug")
    return Q(source="") | Q(source__in=sources)


def _wishes(query: OpenQuery) -> list[Q]:
    terms = ServiceTerm.objects.filter(service_id=OuterRef("pk"))
    asked = (
        (query.minimum_age is not None, Q(minimum_age__gte=query.minimum_age)),
        (query.maximum_age is not None, Q(maximum_age__lte=query.maximum_age)),
        (query.organization_id, Q(provider_id=query.organization_id)),
        (query.modified_after, Q(modified_at__gte=query.modified_after)),
        (
            query.taxonomy_term_id,
            Q(Exists(terms.filter(taxonomyterm_id=query.taxonomy_term_id))),
        ),
        (
            query.taxonomy_id,
            Q(Exists(terms.filter(taxonomyterm__taxonomy_id=query.taxonomy_id))),
        ),
    )
    return [wish for is_asked, wish in asked if is_asked]


def _times(query: OpenQuery) -> QuerySet[Schedule]:
    rows = Schedule.objects.filter(service_id=OuterRef("pk"))
    if query.day:
        rows = rows.filter(byday__contains=query.day)
    if query.start_time:
        rows = rows.filter(opens_at__gte=query.start_time)
    if query.end_time:
        rows = rows.filter(closes_at__lte=query.end_time)
    return rows


def _places_near(query: OpenQuery) -> QuerySet[ServiceAtLocation]:
    here = query.origin
    if here is None or query.within is None:
        return ServiceAtLocation.objects.all()
    circle = (here.easting, here.northing, query.within)
    locations = Location.objects.filter(point__within=circle).values("pk")
    return ServiceAtLocation.objects.filter(location_id__in=locations)
