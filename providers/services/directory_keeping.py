"""Letting listings say again what they said before a load."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from providers.models import Location, Provider, Service
from providers.selectors.directory_kept import PARTS, TOGETHER, Kept, columns_of, label_of
from spcore.accounts.models import Organisation


def put_back(before: Mapping[UUID, Kept], *, at: datetime) -> None:
    """Let these listings, their providers and places say again what they said."""
    for model in PARTS:
        model._default_manager.filter(service__in=before).delete()
    for owner in (Organisation, Provider, Location):
        _over(owner, _of(before, owner))
    versions = dict(Service.objects.filter(pk__in=before).values_list("pk", "version"))
    services = _of(before, Service)
    for service in services:
        service.version, service.modified_at = versions[service.pk] + 1, at
    _over(Service, services)
    for model in PARTS:
        model._default_manager.bulk_create(_of(before, model), batch_size=TOGETHER)


def _of(before: Mapping[UUID, Kept], model: type[models.Model]) -> list[Any]:
    """Return the rows of a table that were kept, each once."""
    columns = {each.attname: each for each in columns_of(model)}
    rows = (row for said in before.values() for row in said.get(label_of(model), ()))
    made = (
        model(**{name: columns[name].to_python(value) for name, value in row.items()})
        for row in rows
    )
    return list({row.pk: row for row in made}.values())


def _over(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write rows over those that are there."""
    names = [each.name for each in columns_of(model) if not each.primary_key]
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=[model._meta.pk.name],
        update_fields=names,
        batch_size=TOGETHER,
    )
