"""Four quarters stand on their own pages: no figure of all may tell what one of them hides."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from evaluation.facts.models import Release
from evaluation.facts.selectors.tiles import People, Tile
from evaluation.facts.services.freezing import HIDDEN
from evaluation.periods import FinancialYear, Quarter
from evaluation.protection import known_bounds
from evaluation.suppression import HIDDEN_UP_TO

Tables = Mapping[str, Any]
FIRST = 2  # the calendar quarter that begins a financial year


def told_with_quarters(
    icb_id: UUID, year: FinancialYear, tiles: Iterable[Tile], counts: Mapping[str, int]
) -> set[str]:
    """
    Return the counts of a year that its quarters, as published, would turn into an exact one.

    Two quarters of "10" and a year of "15" say of a hidden quarter that it is 1 (security.md J3). A
    quarter is published and stays; so the figure of the year is withheld. One query.
    """
    keys = [quarter.key for quarter in _quarters(year)]
    rows = Release.objects.filter(icb_id=icb_id, period__in=keys)
    tables: list[Tables] = list(rows.values_list("figures__tables", flat=True))
    return {
        key
        for tile in tiles
        for row in tile.rows
        for column, cell in zip(tile.columns, row, strict=True)
        if isinstance(cell, People)
        for key in [cell.key]
        if _tells(counts[key], [_figure(each, tile.key, str(row[0]), column) for each in tables])
    }


def told_with_published(
    icb_ids: QuerySet[Any], since: Quarter, counts: Mapping[str, int], *, tile: str, column: str
) -> set[str]:
    """
    Return the rows of a column whose counts of a year from `since` would tell a hidden one.

    For what is counted outside a release, of an area or a part of it: a quarter that is hidden, or
    what the same financial year hides for another's sake. One query.
    """
    quarters = [each.key for each in (since, since.next, since.next.next, since.next.next.next)]
    same = FinancialYear(since.year).key if since.number == FIRST else ""
    rows = Release.objects.filter(icb_id__in=icb_ids, period__in=[*quarters, same])
    found = rows.values_list("period", f"figures__tables__{tile}")
    tables: dict[str, Tables] = {period: {tile: table} for period, table in found}
    year = tables.pop(same, None)
    told = {name for name in counts if year and _figure(year, tile, name, column) == HIDDEN}
    if len(tables) < len(quarters):
        return told
    return told | {
        name
        for name, count in counts.items()
        if _tells(count, [_figure(each, tile, name, column) for each in tables.values()])
    }


def told_with_parts(parts: Mapping[str, Iterable[int]]) -> set[str]:
    """
    Return the wholes that their parts, published each by itself, would turn into an exact one.

    Two schemes of "10", a third that is hidden and "15" in all say of the third that it is 1.
    """
    found = {name: list(counts) for name, counts in parts.items()}
    return {
        name
        for name, counts in found.items()
        if _tells(sum(counts), [HIDDEN if 0 < n <= HIDDEN_UP_TO else n for n in counts])
    }


def _quarters(year: FinancialYear) -> Sequence[Quarter]:
    return (*(Quarter(year.year, number) for number in (2, 3, 4)), Quarter(year.year + 1, 1))


def _figure(tables: Tables, key: str, name: str, column: str) -> Any:
    """Return what a quarter says at this place; nought where it has no such row."""
    table = tables.get(key) or {"columns": [], "rows": []}
    if column not in table["columns"]:
        return 0
    place = table["columns"].index(column)
    return next((row[place] for row in table["rows"] if str(row[0]) == name), 0)


def _tells(count: int, figures: Sequence[Any]) -> bool:
    """Tell whether the figure of a whole leaves its hidden parts no choice."""
    if HIDDEN not in figures or 0 < count <= HIDDEN_UP_TO:
        return False
    low, high = known_bounds(count)
    ends = [(1, HIDDEN_UP_TO) if each == HIDDEN else known_bounds(each) for each in figures]
    least, most = (sum(end) for end in zip(*ends, strict=True))
    return least >= high or most <= low
