"""Released figures in words: counts, and statistics with their intervals."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

HIDDEN, NONE = "*", "–"


def figure(cell: Any, unit: Any = "") -> str:
    """Return one figure in words: with its interval, where it has one."""
    return in_words([cell], str(unit))[0]


def in_words(cells: Sequence[Any], unit: str) -> list[str]:
    """Return the figures of a column in words: all of them to as many decimals."""
    if not any(isinstance(cell, list) for cell in cells):
        return [NONE if cell is None else _count(cell) for cell in cells]
    none = _("not reached yet") if unit.strip() == _("days") else NONE
    words, decimals = _ranges(), _decimals(cells)
    return [_one(cell, unit, words, none, decimals) for cell in cells]


def _ranges() -> dict[tuple[bool, bool], str]:
    """Return how a figure is said of which the lower end is known, and the higher one."""
    return {
        (True, True): _("%(value)s (%(low)s to %(high)s)"),
        (True, False): _("%(value)s (%(low)s or more)"),
        (False, True): _("%(value)s (%(high)s or less)"),
        (False, False): "%(value)s",
    }


def _decimals(cells: Sequence[Any]) -> int:
    """Return how many decimals the figures of a column need: all of them show as many."""
    numbers = (each for cell in cells if isinstance(cell, list) for each in cell)
    parts = (plain(each).partition(".")[2] for each in numbers if each is not None)
    return max(map(len, parts), default=0)


def _count(cell: Any) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _one(
    cell: Any, unit: str, words: dict[tuple[bool, bool], str], none: str, decimals: int
) -> str:
    if cell is None:
        return NONE
    if not isinstance(cell, list):
        return _count(cell)
    value, low, high = cell
    if value is None and (low is None or none == NONE):
        return none
    ends = {"low": low, "high": high}
    known = {name: _number(each, decimals) for name, each in ends.items() if each is not None}
    said = words["low" in known, "high" in known]
    shown = none if value is None else f"{_number(value, decimals)}{unit}"
    return said % {"value": shown, **known}


def plain(number: float) -> str:
    """Return a number without needless noughts, and with a true minus."""
    return _number(number, 2).rstrip("0").rstrip(".")


def _number(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}".replace("-", "−")


def middle(cell: Any) -> float | None:
    """Return the figure that is drawn; None where there is none."""
    value = cell[0] if isinstance(cell, list) else cell
    if value in (None, HIDDEN, ""):
        return None
    return float(value)
