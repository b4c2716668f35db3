"""One load under way, and the two ways rows are written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

from django.db import models

from providers.services.directory_entry import DirectoryEntry, PlaceEntry
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
    edited: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def places(self, entry: DirectoryEntry) -> Sequence[PlaceEntry] | None:
        """Return where an entry happens; None where people said here that it is elsewhere."""
        return None if "place" in self.edited.get(self.service(entry), {}) else entry.places

    def service(self, entry: DirectoryEntry) -> UUID:
        """Return the key of an entry's service."""
        return self.ids[entry.source_id]

    def provider(self, entry: DirectoryEntry) -> UUID:
        """Return the key of an entry's provider."""
        return self.providers[entry.provider.source_id]


def save(
    model: type[models.Model],
    rows: Iterable[dict[str, Any]],
    *,
    key: Sequence[str],
    is_new: bool,
    counted: Sequence[str] = (),
) -> None:
    """
    Write rows that are all new, or all there.

    Columns that a row leaves out get the default where it is new, and stay as they are otherwise;
    `counted` are those that go up by one then.
    """
    if is_new:
        _save(model, rows, key=key, is_new=True)
        return
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        alike.setdefault(tuple(row), []).append(row)
    for group in alike.values():
        _save(model, group, key=key, is_new=False, counted=counted)


def _save(
    model: type[models.Model],
    rows: Iterable[dict[str, Any]],
    *,
    key: Sequence[str],
    is_new: bool,
    counted: Sequence[str] = (),
) -> None:
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
    target = Target(
        model=model, columns=columns, key=names_of_key, written_once=untold, counted=counted
    )
    upsert(target, complete)


def _fitted(row: dict[str, Any], names: list[str], limits: list[int | None]) -> list[Any]:
    """Return the values in the columns' order, texts cut to what their column holds."""
    return [
        row[name][:limit] if limit and isinstance(row[name], str) else row[name]
        for name, limit in zip(names, limits, strict=True)
    ]


def new_keys(model: type[models.Model], told: Iterable[str]) -> Iterator[UUID]:
    """
    Give a key for each new row: the id its source gives it, where that is a UUID nobody has.

    A listing then keeps its id wherever it is passed on to; and no feed can claim another's row.
    """
    wanted = [_uuid(each) for each in told]
    known = (each for each in wanted if each is not None)
    taken = set(model._default_manager.filter(pk__in=set(known)).values_list("pk", flat=True))
    for each in wanted:
        key = uuid4() if each is None or each in taken else each
        taken.add(key)
        yield key


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
