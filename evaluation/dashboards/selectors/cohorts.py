"""The people referred in one year beside those of other years: from what each year published."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models.fields.json import KT
from django.utils.formats import date_format
from django.utils.timezone import localdate

from evaluation.dashboards.selectors.readings import reading_of
from evaluation.dashboards.selectors.tables import Table, read_table
from evaluation.facts.models import Release
from evaluation.periods import FinancialYear, parse_period

# At one age of every cohort, whoever was followed for less counted for as long (Kaplan-Meier).
CONTACT_WEEK, HELP_WEEK = "4", "26"
READ = ("flow", "waits.curve_first_contact", "waits.curve_helped", "outcomes")
COLUMNS = ("year", "referred", "contacted_by", "helped_by", "counted")
CHANGES = ("score", "year", "pairs", "response", "change")
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Two tables, each with its reading: how far each year's people came, how answers changed."""

    tables: list[tuple[Table, str]]
    years: int


def cohorts(*, icb_id: UUID) -> Cohorts:
    """Return every financial year that is published, the oldest first. One query."""
    rows = list(_years(icb_id))
    came = [_came(year, counted, tables) for year, counted, tables in rows]
    changed = [row for year, _counted, tables in rows for row in _changed(year, tables)]
    changed.sort(key=lambda row: row[0])  # a measure's years together, in their order
    released = {
        "cohorts": {"columns": COLUMNS, "rows": came},
        "cohorts.outcomes": {"columns": CHANGES, "rows": changed},
    }
    found = [read_table(key, each, {}) for key, each in released.items()]
    return Cohorts([(table, reading_of(table)) for table in found], len(rows))


def _years(icb_id: UUID) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Return each year, the day it was counted on, and the tables that are read of it."""
    keys = {f"table_{place}": KT(f"figures__tables__{key}") for place, key in enumerate(READ)}
    releases = Release.objects.filter(icb_id=icb_id).annotate(**keys).order_by("period")
    for period, published_at, *texts in releases.values_list("period", "published_at", *keys):
        year = parse_period(period)
        if isinstance(year, FinancialYear):
            tables = {key: json.loads(text) for key, text in zip(READ, texts, strict=True) if text}
            yield str(year), date_format(localdate(published_at)), tables


def _came(year: str, counted: str, tables: dict[str, Any]) -> Row:
    referred = _cell(tables.get("flow"), "referred")
    contacted = _reached(_cell(tables.get("waits.curve_first_contact"), CONTACT_WEEK))
    helped = _reached(_cell(tables.get("waits.curve_helped"), HELP_WEEK))
    return [year, referred, contacted, helped, counted]


def _cell(table: dict[str, Any] | None, name: str) -> Any:
    """Return the second cell of the row of that name."""
    rows: Sequence[Row] = table["rows"] if table else ()
    return next((row[1] for row in rows if row[0] == name), None)


def _reached(waiting: Sequence[float | None] | None) -> list[float | None] | None:
    """Return the share that waits no more, of the share that waits still."""
    if waiting is None:
        return None
    value, low, high = (None if each is None else 100 - each for each in waiting)
    return [value, high, low]


def _changed(year: str, tables: dict[str, Any]) -> Iterator[Row]:
    table = tables.get("outcomes")
    for row in table["rows"] if table else ():
        cells = dict(zip(table["columns"], row, strict=True)) if table else {}
        yield [cells["score"], year, *(cells[column] for column in CHANGES[2:])]
