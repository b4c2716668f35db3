"""One load under way, and the two ways rows are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import models

from providers.services.directory_entry import DirectoryEntry
from spcore.loading.copying import Target, insert, upsert


@dataclass(slots=True)
class Writing:
    """
    One load under way. `ids` are the keys of services that are there, by id in the source; the
    new ones are added to it.
    """

    source: str
    entries: Sequence[DirectoryEntry]
    ids: dict[str, UUID]
    at: datetime
    is_first: bool = False
    providers: dict[str, UUID] = field(default_factory=dict)

    def service(self, entry: DirectoryEntry) -> UUID:
        """Return the key of an entry's service."""
        return self.ids[entry.source_id]

    def provider(self, entry: DirectoryEntry) -> UUID:
        """Return the key of an entry's provider."""
        return self.providers[entry.provider.source_id]


def save(
    model: type[models.Model], rows: Iterable[dict[str, Any]], *, key: Sequence[str], is_new: bool
) -> None:
    """Write rows that are all new, or all there; columns that a row leaves out get the default."""
    source = iter(rows)
    first = next(source, None)
    if first is None:
        return
    fields = [each for each in model._meta.concrete_fields if not each.generated]
    names = [each.attname for each in fields]
    defaults = {each.attname: each.get_default() for each in fields}
    limits = [getattr(each, "max_length", None) for each in fields]
    complete = (_fitted({**defaults, **row}, names, limits) for row in chain([first], source))
    columns = [each.name for each in fields]
    if is_new:
        insert(model, columns, complete)
        return
    told = set(first)
    untold = [each.name for each in fields if each.attname not in told]
    names_of_key = [each.name for each in fields if each.attname in key]
    upsert(Target(model=model, columns=columns, key=names_of_key, written_once=untold), complete)


def _fitted(row: dict[str, Any], names: list[str], limits: list[int | None]) -> list[Any]:
    """Return the values in the columns' order, texts cut to what their column holds."""
    return [
        row[name][:limit] if limit and isinstance(row[name], str) else row[name]
        for name, limit in zip(names, limits, strict=True)
    ]
