"""The listings somebody keeps: their own, or, for a directory editor, everybody's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from providers.models import Location, Provider, Service, ServiceStatus
from providers.selectors import wording
from providers.selectors.freshness import freshness_of, freshness_tag
from providers.selectors.query import PAGE_SIZE, Cursor
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One listing as its keeper's list shows it."""

    pk: UUID
    name: str
    provider: str
    status: str
    is_active: bool
    is_private: bool
    capacity: str
    verified: str
    grade: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ListingPage:
    """A page of listings by name; `next` is "" on the last."""

    rows: tuple[ListingRow, ...]
    next: str


def listings_kept(
    *, actor: Actor, on: date, words: str = "", after: Cursor | None = None, size: int = PAGE_SIZE
) -> ListingPage:
    """Return the listings the actor keeps, by name, `words` among their texts. One query."""
    rows = Service.objects.editable_by(actor).exclude(status=ServiceStatus.DEFUNCT)
    if words:
        text = SearchQuery(words, config="english", search_type="websearch")
        rows = rows.filter(Q(search=text) | Q(name__istartswith=words))
    if after is not None:
        name = after.keys[-1]
        rows = rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=after.pk))
    found = list(rows.order_by("name", "pk").only(*_LISTED)[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return ListingPage(
        rows=tuple(_row(row, on) for row in shown),
        next=str(Cursor((0, 0, shown[-1].name), shown[-1].pk)) if more else "",
    )


def listing_for(*, actor: Actor, service_id: UUID) -> Service:
    """Return a listing the actor keeps. :raises NotVisible:"""
    rows = Service.objects.editable_by(actor).select_related("provider__organisation")
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def keeps(*, actor: Actor, service_id: UUID) -> bool:
    """Tell whether the actor keeps this listing."""
    if not actor.is_known:
        return False
    return Service.objects.editable_by(actor).filter(pk=service_id).exists()


def places_of(service: Service) -> list[Location]:
    """Return the places of a listing in a fixed order."""
    return list(Location.objects.filter(services__service=service).order_by("name", "pk"))


def providers_kept(*, actor: Actor, words: str, limit: int = 25) -> QuerySet[Provider]:
    """Return the providers whose listings the actor keeps and whose names hold `words`."""
    rows = Provider.objects.editable_by(actor).select_related("organisation")
    rows = rows.filter(organisation__name__icontains=words, organisation__is_open=True)
    return rows.order_by("organisation__name", "pk")[:limit]


def provider_kept(*, actor: Actor, provider_id: UUID) -> Provider:
    """Return one provider whose listings the actor keeps. :raises NotVisible:"""
    rows = Provider.objects.editable_by(actor).select_related("organisation")
    provider = rows.filter(pk=provider_id).first()
    if provider is None:
        raise NotVisible
    return provider


_LISTED = (
    "name",
    "provider_name",
    "status",
    "is_private",
    "capacity",
    "wait_weeks",
    "verified_on",
    "hidden_on",
)


def _row(service: Service, on: date) -> ListingRow:
    return ListingRow(
        pk=service.pk,
        name=service.name,
        provider=service.provider_name,
        status=str(ServiceStatus(service.status).label),
        is_active=service.status == ServiceStatus.ACTIVE,
        is_private=service.is_private,
        capacity=wording.capacity_text(service.capacity, service.wait_weeks),
        verified=wording.verified_text(service.verified_on, on=on),
        grade=freshness_tag(freshness_of(service.verified_on, on=on)),
        is_hidden=service.hidden_on is not None,
    )
