"""Records that stand in their source as they did when they were read last: not read again."""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Exists, OuterRef

from providers.models import KnownRecord, Service
from providers.services.directory_entry import DirectoryEntry
from providers.services.directory_parts import Again
from spcore.loading.copying import insert

COLUMNS = ("source", "source_id", "raw", "hash", "name", "likeness", "fullness")


def known_records(slug: str) -> dict[str, Again]:
    """Return the records of a source whose listings are as the last reading left them, by `raw`."""
    same = Service.objects.filter(
        source=slug, source_id=OuterRef("source_id"), hash=OuterRef("hash")
    )
    rows = KnownRecord.objects.filter(Exists(same), source=slug)
    names = ("raw", "source_id", "name", "hash", "likeness", "fullness")
    return {raw: Again(*told) for raw, *told in rows.values_list(*names)}


def keep_records(slug: str, entries: Iterable[DirectoryEntry | Again]) -> None:
    """Keep what stands for entries just written: those of which a reading tells nothing more."""
    read = [each for each in entries if isinstance(each, DirectoryEntry) and _is_plain(each)]
    if not read:
        return
    keys = [each.source_id for each in read]
    KnownRecord.objects.filter(source=slug, source_id__in=keys).delete()
    rows = (
        (slug, one.source_id, one.raw, one.hash, one.name[:255], likeness(one), fullness(one))
        for one in read
    )
    insert(KnownRecord, COLUMNS, rows)


def _is_plain(entry: DirectoryEntry) -> bool:
    """Tell whether all there is to report of an entry is what became of it."""
    return bool(entry.raw) and not entry.warnings and all(term.is_known for term in entry.terms)


def fullness(entry: DirectoryEntry | Again) -> int:
    """Return how much an entry says: of two with one id the fuller one is used."""
    return entry.fullness if isinstance(entry, Again) else len(repr(entry))


def likeness(entry: DirectoryEntry | Again) -> str:
    """Return what two entries share that are one listing under two ids."""
    if isinstance(entry, Again):
        return entry.likeness
    places = tuple(sorted(place.postcode for place in entry.places))
    days = tuple(sorted(repr(each) for each in entry.schedules))
    names = entry.provider.name.casefold(), entry.name.casefold()
    return sha256(repr((names, entry.description, places, days)).encode()).hexdigest()
