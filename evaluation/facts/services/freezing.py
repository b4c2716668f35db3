"""From tables of raw figures to what is published: protected together, rounded, ready to show."""

from collections.abc import Collection, Iterable
from typing import Any

from evaluation import statistics
from evaluation.facts.selectors.tiles import (
    Book,
    Cell,
    Estimate,
    Funnel,
    Limits,
    People,
    Pounds,
    Rate,
    Ratio,
    Tile,
)
from evaluation.protection import known_bounds, protect
from evaluation.suppression import HIDDEN, LEAST_FOR_SHARE, Figure, nearest

# At which sizes a funnel is drawn.
SIZES = (20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400)
Figures = dict[str, Figure]
Interval = list[float | None]


def freeze(
    tiles: Iterable[Tile], book: Book, names: dict[str, str], *, withheld: Collection[str] = ()
) -> dict[str, Any]:
    """
    Return the tables as they are published, with the names their groups had.

    A count is a number or "*"; a statistic [value, low, high], or nothing where too few people
    stand behind it. `hidden` is the share of all counts that is.
    """
    figures = protect(book.counts, book.sums, unpublished=book.unpublished, withheld=withheld)
    tables = {tile.key: _table(tile, figures) for tile in tiles}
    counts = list(figures.values())
    hidden = sum(figure.is_hidden for figure in counts) / max(1, len(counts))
    _judge_run(tables.get("demand"))
    return {"tables": tables, "names": names, "hidden": round(hidden, 3)}


def _table(tile: Tile, figures: Figures) -> dict[str, Any]:
    rows = [_row(row, figures) for row in tile.rows]
    about = {name: _cell(each, figures, is_hidden=False) for name, each in tile.about.items()}
    return {"columns": list(tile.columns), "rows": rows, **about}


def _row(row: list[Cell], figures: Figures) -> list[Any]:
    """Return a row; beside a hidden count of people no statistic of theirs is shown."""
    people = [cell for cell in row if isinstance(cell, People)]
    is_hidden = bool(people) and figures[people[0].key].is_hidden
    return [_cell(cell, figures, is_hidden=is_hidden) for cell in row]


def _cell(cell: Cell, figures: Figures, *, is_hidden: bool) -> Any:
    match cell:
        case People(key):
            return figures[key].published
        case Estimate():
            return None if is_hidden else _estimate(cell)
    return _of_published(cell, figures)


def _of_published(cell: Cell, figures: Figures) -> Any:
    """Return what is made of published counts alone; text and plain numbers as they are."""
    match cell:
        case Ratio(part, whole):
            return _share(figures[part].value, figures[whole].value)
        case Rate(part, population):
            return _rate(figures[part].value, population)
        case Pounds(money, part):
            return _each(money, figures[part].value)
        case Limits(part, of, whole):
            return _limits(_part_of(figures, part, of), figures[whole].value)
        case Funnel(part, of):
            return _funnel(_part_of(figures, part, of))
    return cell


def _share(part: int | None, whole: int | None) -> Interval | None:
    """
    Return a percentage of published counts; nothing below the least denominator.

    Its interval holds those of all counts that look the same: rounding is no difference.
    """
    if part is None or not whole or whole < LEAST_FOR_SHARE:
        return None
    (few, many), (small, large) = known_bounds(part), known_bounds(whole)
    low, high = statistics.share(few, large).low, statistics.share(min(many, small), small).high
    return [_percent(each) for each in (min(1.0, part / whole), low, high)]


def _part_of(figures: Figures, part: str, of: str) -> float | None:
    """Return the share that a published count is of another; None where it tells no limits."""
    number, whole = figures[part].value, figures[of].value
    return number / whole if number and whole and number < whole else None


def _limits(target: float | None, size: int | None) -> Interval | None:
    """Return within what per cent chance leaves 998 of 1,000 practices or teams of this size."""
    if target is None or not size or size < LEAST_FOR_SHARE:
        return None
    lowest, highest, *_warnings = _ends(target, size)
    return [_percent(end) for end in (target, lowest, highest)]


def _funnel(target: float | None) -> list[list[float]] | None:
    """Return a funnel in per cent: size, target, the 99.8% limits and the 95% ones."""
    if target is None:
        return None
    return [[size, *(round(100 * end) for end in (target, *_ends(target, size)))] for size in SIZES]


def _ends(target: float, size: int) -> tuple[float, ...]:
    """
    Return the limits of a published size, 99.8% and 95%, for shares of published counts.

    Whoever lies outside does so whatever counts stand behind both: rounding alone passes none.
    """
    sizes = known_bounds(size)
    small, large = statistics.funnel_limits(target, sizes)
    half = size - small.of
    lows = (max(0.0, (small.of * each - half) / size) for each in (small.lowest, small.low))
    highs = (min(1.0, (large.of * each + half) / size) for each in (large.highest, large.high))
    return tuple(end for pair in zip(lows, highs, strict=True) for end in pair)


def _rate(part: int | None, population: int | None) -> Interval | None:
    if part is None or not population or part > population:
        return None
    few, many = known_bounds(part)
    low = statistics.share(few, population).low
    high = statistics.share(min(many, population), population).high
    return [_round(each, 1000, 1) for each in (part / population, low, high)]


def _each(money: int, part: int | None) -> Interval | None:
    """Return the pounds for each of a published count; nothing below the least denominator."""
    if not part or part < LEAST_FOR_SHARE:
        return None
    return [round(money / part, 2), None, None]


def _estimate(cell: Estimate) -> Interval | None:
    if cell.n < cell.least:
        return None
    value = nearest(cell.value, cell.to) if cell.value and cell.to else cell.value
    return [_round(each, 1, cell.decimals) for each in (value, cell.low, cell.high)]


def _percent(share: float | None) -> float | None:
    return _round(share, 100, 0)


def _round(figure: float | None, times: float, decimals: int) -> float | None:
    return None if figure is None else round(times * figure, decimals)


def _judge_run(table: dict[str, Any] | None) -> None:
    """Say whether published referrals vary by more than chance, since the last hidden month."""
    months = [row[1] for row in table["rows"]] if table else []
    since = max((place for place, n in enumerate(months) if n in (0, HIDDEN)), default=-1)
    months = months[since + 1 :]
    if table is None or not months:
        return
    run = statistics.run_chart(months)
    table["run"] = {"centre": run.centre, "is_short": run.is_too_short, "has_shift": run.has_shift}
