"""Where each detail of a listing comes from, who changed it here, and when it was seen last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from providers.models import DirectorySource, ListingVersion, Service
from spcore.accounts.actor import Actor

Change = tuple[str, datetime]  # who, when
LATEST = 50


@dataclass(frozen=True, slots=True)
class Saying:
    """
    One field: is it as its source says, or as somebody here wrote it, who that was, and when.

    `source_says` is what the source says of a field that was changed here.
    """

    name: str
    is_of_source: bool
    by: str = ""
    at: datetime | None = None
    source_says: Any = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """
    The source of a listing ("" where people here wrote it), and of each field that says something.

    `seen_at` is when the source had it last; with `is_missing` that was not the newest reading.
    """

    source: str
    licence: str
    seen_at: datetime | None
    is_missing: bool
    fields: tuple[Saying, ...]


def provenance_of(*, actor: Actor, service: Service, names: Sequence[str]) -> Provenance:
    """Return where these fields of a listing come from; who wrote one, if the actor may read it."""
    source = DirectorySource.objects.filter(pk=service.source).first() if service.source else None
    seen = (service.last_seen_at or source.last_read_at) if source else None
    changes = _changes(actor, service, names) if service.version else {}
    said = (_saying(service, name, changes, seen) for name in names)
    return Provenance(
        source=source.name if source else "",
        licence=source.licence if source else "",
        seen_at=seen,
        is_missing=service.last_seen_at is not None,
        fields=tuple(one for one in said if one is not None),
    )


def _changes(actor: Actor, service: Service, names: Sequence[str]) -> dict[str, Change]:
    """Return for each field that was changed here who did so last, and when."""
    rows = ListingVersion.objects.visible_to(actor).filter(service=service)
    after = {name: getattr(service, name) or None for name in names}
    found: dict[str, Change] = {}
    for row in rows.order_by("-version")[:LATEST]:
        before = {name: row.said.get(name) or None for name in names}
        for name in names:
            if before[name] != after[name]:
                found.setdefault(name, (row.by_name, row.at))
        after = before
    return found


def _saying(
    service: Service, name: str, changes: dict[str, Change], seen: datetime | None
) -> Saying | None:
    value = getattr(service, name)
    is_edited = name in service.edited
    if value in (None, "", [], False) and not is_edited:
        return None
    by, at = changes.get(name, ("", None))
    if service.source and not is_edited and not by:
        return Saying(name, is_of_source=True, at=seen)
    source_says = service.edited.get(name)
    return Saying(
        name,
        is_of_source=False,
        by=by,
        at=at,
        source_says=source_says,
        differs=is_edited and source_says != value,
    )
