"""Released tables as rows for a file: each figure by itself, its bounds beside it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from evaluation.dashboards.selectors.figures import HIDDEN
from evaluation.dashboards.selectors.headings import column_of, heading_of
from evaluation.dashboards.selectors.meanings import MEANINGS
from evaluation.dashboards.selectors.tables import TEXT, TIMES, Line, Table
from evaluation.dashboards.selectors.topics import table_of
from evaluation.dashboards.selectors.words import COLUMNS
from evaluation.facts.models import Release

PEOPLE = lazy(
    "Counts of people: 1 to 7 are %(hidden)s, the rest to the nearest 5; shares from published "
    "counts of at least 20, with 95%% intervals (Wilson) that allow for the rounding of both; "
    "empty where too few stand behind it"
)
# How the figures of each column are made: the first that has it, else as counts of people are.
RULES = (
    (TEXT, lazy("Words")),
    (
        ("awards", "money", "pounds_per_1000", "pounds_each"),
        lazy("Public amounts, to the nearest pound; for people by the published counts"),
    ),
    (
        ("before", "after", "change", "median_change"),
        lazy(
            "Of those who answered both times, after less before, and a 95%% interval (Student; of "
            "a median by order), in tenths below 100 pairs; empty unless there are 30 pairs for "
            "certain. There is no comparison group, and people who begin low tend to rise by "
            "themselves"
        ),
    ),
    (
        ("waiting_share",),
        lazy(
            "Whoever never had it is counted up to the day of counting, also after closing "
            "(Kaplan-Meier); to the nearest 5 below 100 people, with a 95%% interval (Wilson, of "
            "Rothman's effective number) that allows for the rounding; empty where 1 to 7 had it "
            "by then or are left, and of fewer than 20"
        ),
    ),
    (
        ("p25", "p50", "p75", "p90"),
        lazy(
            "Whoever never had it is counted up to the day of counting, also after closing "
            "(Kaplan-Meier), with a 95%% interval (log-log); empty where 1 to 7 had it by then or "
            "are left"
        ),
    ),
    (
        ("limits",),
        lazy(
            "The published share of all, and the exact binomial limits within which chance leaves "
            "998 of 1,000 groups of this size, as far apart as rounding may put them"
        ),
    ),
    (
        (
            *("listings", "verified", "full", "capacity_unknown", "services", "with_places"),
            *("per_1000", "lines", "services_lost", "population", "population_share"),
        ),
        lazy("Counts of services, money and residents, not of people referred: as they are"),
    ),
    (
        ("workers", "capacity", "weight", "load", "left", "supervised"),
        lazy(
            "Of schemes with five link workers or more; open cases to the nearest 5, none of 1 to 7"
        ),
    ),
)
Cell = str | int | float | None


def file_rows(table: Table) -> tuple[list[str], list[list[Cell]]]:
    """Return headings and rows; a column of intervals becomes three."""
    ranged = [
        any(isinstance(cell, list) for cell in column) for column in zip(*table.raw, strict=True)
    ]
    headings: list[str] = []
    for place, heading in enumerate(table.headings):
        headings.append(heading)
        if ranged and ranged[place]:
            headings += [
                _("%(what)s: from") % {"what": heading},
                _("%(what)s: to") % {"what": heading},
            ]
    return headings, [list(_cells(table, row, line, ranged))
                      for row, line in zip(table.raw, table.lines, strict=True)]  # fmt: skip


def _name(table: Table, row: tuple[Any, ...], line: Line) -> str:
    """Return what a row is called in a file: a month or a quarter by its code, which sorts."""
    return str(row[0]) if table.columns[0] in TIMES else line.name


def _cells(table: Table, row: tuple[Any, ...], line: Line, ranged: list[bool]) -> Iterator[Cell]:
    yield _name(table, row, line)
    for place in range(1, len(row)):
        cell = row[place]
        if table.columns[place] in TEXT:
            yield line.figures[place - 1]
        elif ranged[place]:
            yield from cell if isinstance(cell, list) else [None, None, None]
        else:
            yield cell


RETURN_HEADINGS = ("area", "period", "table", "row", "column", "value", "low", "high")
# What the columns of a return are, which its dictionary says first.
OF_RETURN = {
    "area": lazy("The integrated care board"),
    "period": lazy(
        "A calendar quarter, like 2026-Q1, or a financial year from April, like 2025-26"
    ),
    "table": lazy("The table, by its code"),
    "row": lazy("What the figure is of: a group, a place, a stage, a need"),
    "column": lazy("Which figure of the row it is, by its code"),
    "value": lazy("The figure; %(hidden)s where it is hidden, empty where there is none"),
    "low": lazy("Where its interval begins, if it has one; of limits, the lower one"),
    "high": lazy("Where its interval ends, if it has one; of limits, the higher one"),
}


def return_rows(release: Release, area: str) -> Iterator[list[Cell]]:
    """Return every published figure of a release in long form, one a line."""
    for key in sorted(release.figures["tables"]):
        table = table_of(release, key)
        names = [row[0] for row in table.raw] if table.columns[0] in TIMES else table.names
        for row, line, name in zip(table.raw, table.lines, names, strict=True):
            for place, column in enumerate(table.columns[1:], start=1):
                start: list[Cell] = [area, release.period, key, name, column]
                yield [*start, *_figures(row[place], line.figures[place - 1], column)]


def _figures(cell: Any, words: str, column: str) -> list[Cell]:
    if column in TEXT:
        return [words, None, None]
    return [*cell] if isinstance(cell, list) else [cell, None, None]


def dictionary_rows(release: Release) -> Iterator[list[Cell]]:
    """Return what each table and column of a release is: the data dictionary."""
    for column, meaning in OF_RETURN.items():
        words = str(meaning) % {"hidden": HIDDEN}
        yield ["return", _("This file"), column, column, "", words, ""]
    for key in sorted(release.figures["tables"]):
        for column in release.figures["tables"][key]["columns"]:
            unit = str(COLUMNS[column][1]).strip()
            names = [key, heading_of(key), column, column_of(key, column)]
            yield [*names, unit, str(MEANINGS[column]), _rule(column)]


def _rule(column: str) -> str:
    of = next((rule for columns, rule in RULES if column in columns), PEOPLE)
    return str(of) % {"hidden": HIDDEN}
