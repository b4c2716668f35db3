"""Listings of one source into the directory: new ones, changed ones; unchanged ones are skipped."""

from collections.abc import Collection, Container, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet, Subquery

from providers.models import DirectorySource, Service, ServiceStatus
from providers.services.directory_entry import DirectoryEntry, Found, Note, Source
from providers.services.directory_known import fullness, keep_records, likeness
from providers.services.directory_parts import Again
from providers.services.directory_rows import write
from providers.services.directory_writing import Writing
from spcore.loading.report import SHOWN, Outcome, Refusal, Report

Entry = DirectoryEntry | Again


class Known(NamedTuple):
    """What is here of a record of the source."""

    key: UUID
    hash: str
    last_seen_at: datetime | None


@transaction.atomic
def load_directory(
    *, source: Source, found: Iterable[Found], at: datetime, is_complete: bool = False
) -> Report:
    """
    Write the listings of one source, and report on every one.

    Listings are known again by their id in the source, and by a hash of their content. With
    `is_complete`, those the source has no more are set to "not running". One bad record is
    reported; nothing here is fatal.
    """
    report = Report(source.name)
    entries = _collect(found, report)
    known = _known(source)
    changed = _changed(entries, known)
    ids = {key: each.key for key, each in known.items()}
    _note_seen(source, entries, known)
    _note_source(source, at)
    if changed:
        write(Writing(source=source.slug, entries=changed, ids=ids, at=at))
    if len(changed) < len(entries):
        _place_unplaced(source)
    keep_records(source.slug, entries.values())
    _tell(entries, changed, known, report)
    if is_complete:
        _retire(source, entries, at, report)
    return report


def judge_directory(*, source: Source, found: Iterable[Found], is_complete: bool = False) -> Report:
    """Return what `load_directory` would report. Writes nothing."""
    report = Report(source.name)
    entries = _collect(found, report)
    known = _known(source)
    _tell(entries, _changed(entries, known), known, report)
    if is_complete:
        _tell_gone(gone_from(source.slug, entries).count(), report)
    return report


def gone_from(slug: str, source_ids: Iterable[str]) -> QuerySet[Service]:
    """Return the listings of a source that still run here, and are not among these."""
    rows = Service.objects.filter(source=slug).exclude(source_id__in=list(source_ids))
    return rows.exclude(status__in=(ServiceStatus.INACTIVE, ServiceStatus.DEFUNCT))


def _collect(found: Iterable[Found], report: Report) -> dict[str, Entry]:
    """Return the entries by id; an id twice, and one listing under two ids, are told."""
    entries: dict[str, Entry] = {}
    twins: dict[str, Entry] = {}
    repeated: list[int] = []
    for each in found:
        if isinstance(each, Note):
            report.notes.append(each.text)
        elif isinstance(each, Refusal):
            report.refused.append(each)
        elif each.source_id in entries:
            repeated.append(each.row)
            entries[each.source_id] = max(entries[each.source_id], each, key=fullness)
        else:
            twin = twins.setdefault(likeness(each), each)
            if twin is each:
                entries[each.source_id] = each
            else:
                report.refused.append(_twin(each, twin))
    if repeated:
        report.notes.append(_repeats(repeated))
    return entries


def _repeats(rows: list[int]) -> str:
    """Return which records came once more, in words: the first of them by their rows."""
    said = f"{len(rows):,} records repeat an id that stood before: the fullest of each was used."
    named = ", ".join(str(row) for row in rows[:SHOWN] if row)
    more = f" and {len(rows) - SHOWN:,} more" if len(rows) > SHOWN else ""
    return f"{said} Rows {named}{more}." if named else said


def _twin(entry: Entry, twin: Entry) -> Refusal:
    return Refusal(
        entry.row,
        "id",
        f"{entry.name} ({entry.source_id}) is the same as row {twin.row} ({twin.source_id}).",
        "Nothing to do, unless they are two services: then let their descriptions say so.",
    )


def _known(source: Source) -> dict[str, Known]:
    rows = Service.objects.filter(source=source.slug)
    found = rows.values_list("source_id", "id", "hash", "last_seen_at")
    return {name: Known(key, digest, seen) for name, key, digest, seen in found}


def _changed(entries: dict[str, Entry], known: dict[str, Known]) -> list[DirectoryEntry]:
    return [
        each
        for key, each in entries.items()
        if isinstance(each, DirectoryEntry) and (key not in known or known[key].hash != each.hash)
    ]


def _note_source(source: Source, at: datetime) -> None:
    DirectorySource.objects.bulk_create(
        [
            DirectorySource(
                slug=source.slug, name=source.name, licence=source.licence, last_read_at=at
            )
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "licence", "last_read_at"],
    )


def _note_seen(source: Source, entries: Collection[str], known: dict[str, Known]) -> None:
    """Note of listings that this reading has no more when they were seen last; before it counts."""
    rows = Service.objects.filter(source=source.slug)
    again = [one.key for name, one in known.items() if one.last_seen_at and name in entries]
    gone = [one.key for name, one in known.items() if not (one.last_seen_at or name in entries)]
    if again:
        rows.filter(pk__in=again).update(last_seen_at=None)
    if gone:
        before = DirectorySource.objects.filter(pk=source.slug).values("last_read_at")
        rows.filter(pk__in=gone).update(last_seen_at=Subquery(before))


def _place_unplaced(source: Source) -> None:
    """Give places their grid reference whose postcode was not known when they came."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE providers_location l SET easting = p.easting, northing = p.northing,"
            " lsoa_code = coalesce(p.lsoa_id, '')"
            " FROM places_postcode p, providers_provider r"
            " WHERE l.easting IS NULL AND l.postcode <> '' AND r.organisation_id = l.provider_id"
            " AND r.source = %s AND p.code = replace(l.postcode, ' ', '')",
            [source.slug],
        )


def _tell(
    entries: dict[str, Entry],
    changed: list[DirectoryEntry],
    known: Container[str],
    report: Report,
) -> None:
    written = {each.source_id for each in changed}
    unknown: dict[str, int] = {}
    for key, entry in entries.items():
        outcome = "unchanged" if key not in written else "updated" if key in known else "created"
        report.count([Outcome(f"{entry.name} ({key})", outcome, entry.row, key)])
        report.warnings += entry.warnings
        for term in entry.terms:
            if not term.is_known:
                unknown[term.name] = unknown.get(term.name, 0) + 1
    if unknown:
        terms = ", ".join(f"{name} ({count})" for name, count in sorted(unknown.items()))
        report.notes.append(f"Terms that stand for no need of ours yet: {terms}.")


def _retire(source: Source, entries: dict[str, Entry], at: datetime, report: Report) -> None:
    number = gone_from(source.slug, entries).update(
        status=ServiceStatus.INACTIVE, hash="", modified_at=at
    )
    _tell_gone(number, report)


def _tell_gone(number: int, report: Report) -> None:
    if number:
        report.notes.append(f"{number:,} listings are not in the source any more: not running now.")
