"""Four quarters stand on their own pages: no figure of all may tell what one of them hides."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any
from uuid import UUID

from evaluation.facts.models import ProviderQuarter, Release
from evaluation.facts.selectors.supply import (
    QUARTERS_AHEAD,
    Line,
    going_to,
    lines_that_end,
    would_lose,
)
from evaluation.facts.selectors.tiles import People, Tile
from evaluation.periods import FinancialYear, Period, quarter_of
from evaluation.protection import known_bounds
from evaluation.suppression import HIDDEN, HIDDEN_UP_TO

Tables = Mapping[str, Any]
Published = int | str  # a rounded count, or the star of a hidden one


def told_with_quarters(
    icb_id: UUID, year: FinancialYear, tiles: Iterable[Tile], counts: Mapping[str, int]
) -> set[str]:
    """
    Return the counts of a year that its quarters, as published, would turn into an exact one.

    Two quarters of "10" and a year of "15" say of a hidden quarter that it is 1 (security.md J3). A
    quarter is published and stays; so the figure of the year is withheld. One query.
    """
    keys = [quarter.key for quarter in year.quarters]
    rows = Release.objects.filter(icb_id=icb_id, period__in=keys)
    tables: list[Tables] = list(rows.values_list("figures__tables", flat=True))
    return {
        key
        for tile in tiles
        for row in tile.rows
        for column, cell in zip(tile.columns, row, strict=True)
        if isinstance(cell, People)
        for key in [cell.key]
        if told_of_whole([counts[key]], [_figure(each, tile.key, row, column) for each in tables])
    }


def told_with_lines(
    icb_id: UUID, period: Period, counts: Mapping[str, int], *, icb_code: str
) -> set[str]:
    """
    Return the counts of who would lose support that tell what the page of each line hides.

    That page shows who went to a provider, or one of its services, on the period's last day.
    """
    last = quarter_of(period.end)
    rows = ProviderQuarter.objects.filter(quarter=last.key)
    found, quarter = set[str](), last
    for _number in range(QUARTERS_AHEAD):
        quarter = quarter.next
        lines, key = lines_that_end(icb_id, quarter, icb_code=icb_code), would_lose(quarter)
        of = rows.filter(provider_id__in=[provider for provider, _service in lines])
        going = dict(of.values_list("provider_id", "figures__going"))
        parts = [going.get(one, {}).get(str(service or ""), 0) for one, service in _apart(lines)]
        if told_of_whole([counts[key]], parts, is_whole=going_to(lines) == counts[key]):
            found.add(key)
    return found


def _apart(lines: Iterable[Line]) -> set[Line]:
    """Return the lines none of which is behind what another is behind."""
    whole = {provider for provider, service in lines if service is None}
    return {(one, service) for one, service in lines if service is None or one not in whole}


def told_of_whole(
    counts: Sequence[int], parts: Sequence[Published], *, is_whole: bool = True
) -> bool:
    """
    Tell whether the figures of counts leave a hidden one of the published `parts` no choice.

    The counts are of people that `parts` add up to, none of them twice: of all, or (`is_whole` is
    false) of some, so that nobody knows how many are left.
    """
    if HIDDEN not in parts:
        return False
    low, high = (sum(end) for end in zip(*map(known_bounds, counts), strict=True))
    ends = [(1, HIDDEN_UP_TO) if each == HIDDEN else known_bounds(int(each)) for each in parts]
    least, most = (sum(end) for end in zip(*ends, strict=True))
    return most <= low or (is_whole and least >= high)


def _figure(tables: Tables, key: str, row: Sequence[Any], column: str) -> Published:
    """Return what a quarter says at the place of a year's row; nought where it has no such row."""
    table = tables.get(key) or {"columns": [], "rows": []}
    if column not in table["columns"]:
        return 0
    place, name = table["columns"].index(column), _name(row)
    rows = (each for each in table["rows"] if list(map(str, each[: len(name)])) == name)
    return next((each[place] for each in rows), 0)


def _name(row: Sequence[Any]) -> list[str]:
    """Return what a row is of: a group, or a need and a place."""
    first, *others = row
    return [str(first), *takewhile(lambda cell: isinstance(cell, str), others)]
