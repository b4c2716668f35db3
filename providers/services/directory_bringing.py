"""A checked list written into the directory, row by row what became of it, and what was before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from providers.models import DirectoryImport, DirectoryImportRow, ListedAs, Provider, Service
from providers.selectors.directory_kept import digests, kept
from providers.services.directory_entry import DirectoryEntry, Found, Source
from providers.services.directory_loading import gone_from, judge_directory, load_directory
from spcore.loading.report import Refusal, Report


def bring_in(
    batch: DirectoryImport, source: Source, found: Sequence[Found], at: datetime
) -> list[DirectoryImportRow]:
    """Load the list; give what became of each row, with what its listing said before and now."""
    judged = judge_directory(source=source, found=found, is_complete=batch.is_complete)
    changed = [each.source_id for each in judged.outcomes if each.outcome == ListedAs.UPDATED]
    gone = _gone(batch, found)
    rows = Service.objects.filter(source=source.slug, source_id__in=changed)
    before = kept([*rows.values_list("pk", flat=True), *(key for key, _name in gone)])
    there = set(Provider.objects.filter(source=source.slug).values_list("pk", flat=True))
    report = load_directory(source=source, found=found, at=at, is_complete=batch.is_complete)
    made = Provider.objects.filter(source=source.slug).exclude(pk__in=there)
    batch.made = [str(key) for key in made.values_list("pk", flat=True)]
    batch.notes = report.notes
    written = _with_keys(rows_of(batch, found, report, gone=gone), source.slug)
    after = digests([row.service_key for row in written if row.service_key])
    for row in written:
        if row.service_key:
            row.before, row.after = before.get(row.service_key), after[row.service_key]
    return written


def rows_of(
    batch: DirectoryImport,
    found: Iterable[Found],
    report: Report,
    gone: Sequence[tuple[UUID, str]] | None = None,
) -> list[DirectoryImportRow]:
    """Return what becomes of each row, in the order of the file, then what the file has no more."""
    entries = {each.source_id: each for each in found if isinstance(each, DirectoryEntry)}
    looks: dict[int, list[Refusal]] = {}
    for each in report.warnings:
        looks.setdefault(each.row, []).append(each)
    rows = [_refused(batch, each) for each in report.refused]
    for outcome in report.outcomes:
        entry = entries[outcome.source_id]
        row = DirectoryImportRow(
            batch=batch,
            number=outcome.row,
            name=entry.name,
            facts=_facts(entry),
            verdict=outcome.outcome,
            problems=[_problem(each) for each in looks.get(outcome.row, ())],
        )
        row.source_id = outcome.source_id  # type: ignore[attr-defined]
        rows.append(row)
    rows.sort(key=lambda row: row.number)
    if batch.is_complete:
        rows += [
            DirectoryImportRow(
                batch=batch, number=0, name=name, verdict=ListedAs.GONE, service_key=key
            )
            for key, name in (_gone(batch, entries.values()) if gone is None else gone)
        ]
    return rows


def _gone(batch: DirectoryImport, found: Iterable[Any]) -> list[tuple[UUID, str]]:
    if not batch.is_complete:
        return []
    there = [each.source_id for each in found if isinstance(each, DirectoryEntry)]
    return list(gone_from(batch.slug, there).order_by("name", "pk").values_list("pk", "name"))


def _with_keys(rows: list[DirectoryImportRow], slug: str) -> list[DirectoryImportRow]:
    """Tell each row that was written which listing it is."""
    known = dict(Service.objects.filter(source=slug).values_list("source_id", "pk"))
    for row in rows:
        if row.verdict in {ListedAs.CREATED, ListedAs.UPDATED}:
            row.service_key = known[row.source_id]  # type: ignore[attr-defined]
    return rows


def _refused(batch: DirectoryImport, refusal: Refusal) -> DirectoryImportRow:
    return DirectoryImportRow(
        batch=batch,
        number=refusal.row,
        verdict=ListedAs.REFUSED,
        problems=[_problem(refusal)],
    )


def _problem(refusal: Refusal) -> list[str]:
    return [refusal.column, refusal.problem, refusal.remedy]


def _facts(entry: DirectoryEntry) -> list[str]:
    """Return what the row was read as, for whoever looks it through."""
    places = [", ".join(filter(None, (each.name, each.postcode))) for each in entry.places[:2]]
    needs = [str(need.label) for need in entry.all_needs[:4]]
    said = [entry.provider.name, *places, ", ".join(needs), entry.phone, entry.fees[:60]]
    return [words for words in said if words]
