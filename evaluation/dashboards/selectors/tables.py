"""A released table as pages, files and reports show it: words, figures, bars."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.words import COLUMNS, heading_of, name_of

NAMED = ("stage", "group", "need", "why", "place", "clock")
TEXT = (*NAMED, "week", "month", "quarter", "score")
HIDDEN = "*"
# Which column of a table is drawn: by the whole key, else by its topic.
DRAWN = {
    "flow": "people",
    "flow.": "start_share",
    "waits.": "p50",
    "outcomes": "change",
    "outcomes.": "change",
    "gp_use": "change",
    "equity.": "rate",
    "needs": "people",
    "needs.why": "unmet",
    "needs.gaps": "unmet",
    "needs.place": "unmet",
    "directory": "listings",
    "funding": "people",
    "capacity": "per_1000",
    "quality": "soon_share",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure starts and ends, and its interval, of a width of 100."""

    x: float
    width: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, its figures in words, and its bar."""

    name: str
    figures: tuple[str, ...]
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to show. `raw` are its rows as they were released."""

    key: str
    heading: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: str
    raw: tuple[tuple[Any, ...], ...] = field(repr=False)
    run: dict[str, Any] | None = None

    @property
    def drawn_heading(self) -> str:
        """Return the heading of the column that is drawn."""
        return str(COLUMNS[self.drawn][0]) if self.drawn else ""

    def column(self, code: str) -> list[Any]:
        """Return one column as it was released."""
        place = self.columns.index(code)
        return [row[place] for row in self.raw]


def read_table(key: str, released: dict[str, Any], names: dict[str, str]) -> Table:
    """Return a table of a release."""
    columns, rows = tuple(released["columns"]), released["rows"]
    drawn = DRAWN.get(key) or DRAWN.get(f"{key.partition('.')[0]}.", "") if rows else ""
    drawn = drawn if drawn in columns else ""
    bars = _bars([row[columns.index(drawn)] for row in rows]) if drawn else [None] * len(rows)
    lines = tuple(
        Line(_name(columns[0], row[0], names), _figures(columns, row, names), bar)
        for row, bar in zip(rows, bars, strict=True)
    )
    headings = tuple(str(COLUMNS[column][0]) for column in columns)
    raw = tuple(tuple(row) for row in rows)
    return Table(key, heading_of(key), columns, headings, lines, drawn, raw, released.get("run"))


def _name(column: str, code: Any, names: dict[str, str]) -> str:
    return name_of(column, code, names) if column in NAMED else str(code)


def _figures(columns: Sequence[str], row: Sequence[Any], names: dict[str, str]) -> tuple[str, ...]:
    cells = zip(columns[1:], row[1:], strict=True)
    return tuple(
        _name(column, cell, names) if column in TEXT else figure(cell, COLUMNS[column][1])
        for column, cell in cells
    )


def figure(cell: Any, unit: Any = "") -> str:
    """Return one figure in words: with its interval, where it has one."""
    if cell is None:
        return "–"
    if not isinstance(cell, list):
        return f"{cell:,}" if isinstance(cell, int) else str(cell)
    value, low, high = cell
    if value is None:
        return _("not reached yet") if str(unit).strip() == _("days") else "–"
    shown = f"{plain(value)}{unit}"
    if low is None and high is None:
        return shown
    return _("%(value)s (%(low)s to %(high)s)") % {
        "value": shown,
        "low": "?" if low is None else plain(low),
        "high": "?" if high is None else plain(high),
    }


def plain(number: float) -> str:
    """Return a number without needless noughts, and with a true minus."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def middle(cell: Any) -> float | None:
    """Return the figure that is drawn; None where there is none."""
    value = cell[0] if isinstance(cell, list) else cell
    if value in (None, HIDDEN, ""):
        return None
    return float(value)


def _bars(cells: Sequence[Any]) -> list[Bar | None]:
    ends = [end for cell in cells for end in _ends(cell)]
    least, most = min([0.0, *ends]), max([0.0, *ends])
    wide = (most - least) or 1.0

    def place(number: float) -> float:
        return round(100 * (number - least) / wide, 1)

    return [_bar(cell, place) for cell in cells]


def _ends(cell: Any) -> list[float]:
    value = middle(cell)
    bounds = cell[1:] if isinstance(cell, list) else ()
    return [float(end) for end in (value, *bounds) if end is not None] if value is not None else []


def _bar(cell: Any, place: Any) -> Bar | None:
    value = middle(cell)
    if value is None:
        return None
    start, end = sorted((place(0.0), place(value)))
    low, high = cell[1:] if isinstance(cell, list) else (None, None)
    is_known = low is not None and high is not None
    bounds = (place(low), place(high)) if is_known else (None, None)
    return Bar(start, round(end - start, 1), *bounds)
