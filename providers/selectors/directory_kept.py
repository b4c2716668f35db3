"""All that listings say, with what hangs on them: kept before a load, held against it after."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from providers.models import (
    CostOption,
    Funding,
    ListingContact,
    Location,
    Phone,
    Provider,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    WebLink,
)
from spcore.accounts.models import Organisation

# What hangs on a listing, in the order in which it is put back.
PARTS: tuple[type[models.Model], ...] = (
    ServiceAtLocation,
    ServiceTerm,
    Schedule,
    CostOption,
    ServiceArea,
    RequiredDocument,
    Phone,
    ListingContact,
    WebLink,
    Funding,
)
Kept = dict[str, list[dict[str, Any]]]  # rows by the label of their table
# Says how often and when, not what.
COUNTED = frozenset({"version", "modified_at", "last_seen_at"})
TOGETHER = 500


def kept(service_ids: Iterable[UUID]) -> dict[UUID, Kept]:
    """Return what these listings say, with their places, their provider and all else."""
    found: dict[UUID, Kept] = {}
    every = list(dict.fromkeys(service_ids))
    for start in range(0, len(every), TOGETHER):
        found |= _kept(every[start : start + TOGETHER])
    return found


def digests(service_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what stands for all that these listings say; another one once anything changed."""
    return {key: _digest(each) for key, each in kept(service_ids).items()}


def _digest(said: Kept) -> str:
    (service,) = said[label_of(Service)]
    rest = {name: value for name, value in service.items() if name not in COUNTED}
    words = json.dumps({**said, label_of(Service): rest}, cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(words.encode()).hexdigest()


def _kept(keys: Sequence[UUID]) -> dict[UUID, Kept]:
    services = _rows(Service, pk__in=keys)
    found: dict[UUID, Kept] = {each["id"]: {label_of(Service): [each]} for each in services}
    for model in PARTS:
        for row in _rows(model, service__in=keys):
            found[row["service_id"]].setdefault(label_of(model), []).append(row)
    linked = ServiceAtLocation.objects.filter(service__in=keys).values("location")
    places = {each["id"]: each for each in _rows(Location, pk__in=linked)}
    owners = {each["provider_id"] for each in services}
    providers = {each["organisation_id"]: each for each in _rows(Provider, pk__in=owners)}
    organisations = {each["id"]: each for each in _rows(Organisation, pk__in=owners)}
    for said in found.values():
        owner = said[label_of(Service)][0]["provider_id"]
        said[label_of(Provider)] = [providers[owner]]
        said[label_of(Organisation)] = [organisations[owner]]
        links = said.get(label_of(ServiceAtLocation), [])
        said[label_of(Location)] = [places[link["location_id"]] for link in links]
    return found


def label_of(model: type[models.Model]) -> str:
    """Return under what name the rows of a table are kept."""
    return model._meta.label_lower


def columns_of(model: type[models.Model]) -> list[models.Field]:
    """Return the columns that somebody writes: not those that the database keeps."""
    every = (each for each in model._meta.concrete_fields if not each.generated)
    return [each for each in every if each.editable or each.primary_key]


def _rows(model: type[models.Model], **which: Any) -> list[dict[str, Any]]:
    names = [each.attname for each in columns_of(model)]
    return list(model._default_manager.filter(**which).order_by("pk").values(*names))
