"""Everything that the directory holds, table by table, for whoever takes it elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from providers.models import (
    Closure,
    CostOption,
    DirectorySource,
    Funding,
    ListingContact,
    Location,
    Phone,
    Program,
    Provider,
    ProviderIdentifier,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
    WebLink,
)
from providers.selectors.directory_kept import columns_of
from providers.selectors.open_data import every
from spcore.accounts.actor import Actor
from spcore.loading.streaming import Sheet
from spcore.loading.writing import Cell

# The tables by the names that Open Referral UK gives them, where it has them.
TABLES: MappingProxyType[str, type[models.Model]] = MappingProxyType(
    {
        "services": Service,
        "organizations": Provider,
        "organization_identifiers": ProviderIdentifier,
        "programs": Program,
        "locations": Location,
        "service_at_locations": ServiceAtLocation,
        "schedules": Schedule,
        "cost_options": CostOption,
        "service_areas": ServiceArea,
        "required_documents": RequiredDocument,
        "phones": Phone,
        "contacts": ListingContact,
        "links": WebLink,
        "funding": Funding,
        "closures": Closure,
        "attributes": ServiceTerm,
        "taxonomies": Taxonomy,
        "taxonomy_terms": TaxonomyTerm,
        "sources": DirectorySource,
    }
)
# The organisation's own columns, which stand beside those of its provider.
OF_ORGANISATION = ("name", "phone", "is_open")
# Inner workings; and of money what is the provider's own business (practice.md 28).
LEFT_OUT: MappingProxyType[type[models.Model], set[str]] = MappingProxyType(
    {
        Service: {"hash", "edited"},
        Funding: {"amount", "terms"},
        DirectorySource: {
            "address",
            "days",
            "is_asked",
            "tried_at",
            "problem",
            "counts",
            "refused",
            "version",
        },
    }
)


def tables_of(*, actor: Actor) -> list[Sheet]:
    """Return every table with what the actor may read of it; its rows when it is their turn."""
    return [_sheet(name, model, actor) for name, model in TABLES.items()]


def _sheet(name: str, model: type[models.Model], actor: Actor) -> Sheet:
    out: set[str] = LEFT_OUT.get(model, set())
    columns = [each.attname for each in columns_of(model) if each.name not in out]
    more = OF_ORGANISATION if model is Provider else ()
    return Sheet(name, [*columns, *more], lambda: _rows(_visible(model, actor), columns, more))


def _visible(model: type[models.Model], actor: Actor) -> QuerySet:
    """Narrow to what the actor may see; and to what hangs on listings and people that they see."""
    rows = model._default_manager.all()
    rows = rows.visible_to(actor) if hasattr(rows, "visible_to") else rows
    services = Service.objects.visible_to(actor).values("pk")
    places = ServiceAtLocation.objects.filter(service__in=services)
    if model is Location:
        return rows.filter(pk__in=places.values("location"))
    seen = {
        "service": services,
        "place": places.values("pk"),
        "location": places.values("location"),
    }
    if model is Phone:  # a number is as private as whoever answers it
        seen["contact"] = _visible(ListingContact, actor).values("pk")
    for name in seen.keys() & {each.name for each in model._meta.concrete_fields}:
        rows = rows.filter(Q(**{name: None}) | Q(**{f"{name}__in": seen[name]}))
    return rows


def _rows(rows: QuerySet, columns: Sequence[str], more: Sequence[str]) -> Iterator[list[Cell]]:
    found = rows.select_related("organisation") if more else rows.only(*columns)
    for row in every(found):
        told = [getattr(row, name) for name in columns]
        yield [_told(each) for each in (*told, *(getattr(row.organisation, name) for name in more))]


def _told(value: Any) -> Cell:
    match value:
        case None | bool() | int() | float() | str():
            return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        case datetime():
            return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
        case list():
            return "; ".join(map(str, value))
        case _:
            return str(value)
