"""A released table as pages, files and reports show it: words, figures, bars."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.dashboards.selectors.figures import HIDDEN, in_words, middle
from evaluation.dashboards.selectors.headings import column_of, heading_of
from evaluation.dashboards.selectors.words import COLUMNS, SOURCES, name_of, time_of

NAMED = ("stage", "uptake", "group", "need", "why", "place", "clock")
TIMES = ("month", "quarter")  # a code in files, words on pages
TEXT = (*NAMED, *TIMES, "week", "year", "score", "counted")
WIDEST_WITH_BARS = 6  # columns that leave room for bars on paper
# Which column of a table is drawn: by the whole key, else by its topic.
DRAWN = {
    "flow": "people",
    "uptake": "people",
    "flow.": "start_share",
    "waits.": "p50",
    "outcomes": "change",
    "outcomes.": "change",
    "gp_use": "change",
    "cohorts": "helped_by",
    "cohorts.outcomes": "change",
    "equity.": "known_share",
    "needs": "people",
    "needs.why": "unmet",
    "needs.gaps": "unmet",
    "needs.place": "unmet",
    "needs.map": "unmet_rate",
    "directory": "listings",
    "funding": "people",
    "funding.awards": "money",
    "funding.themes": "money",
    "capacity": "per_1000",
    "quality": "soon_share",
    "workforce": "load",
}
# What stands beside the name, on a phone too; the count behind it, and who is missing, follow.
AT_ONCE = {"outcomes": "change", "gp_use": "change"}
AS_GIVEN = ("needs.map",)  # its marks stand in the same order
# What has most at the top: by the published figure, since the raw order would tell of hidden ones.
MOST_FIRST = {
    "needs": "people",
    "needs.gaps": "unmet",
    "needs.why": "unmet",
    "funding.themes": "unmet",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure starts and ends, and its interval, of a width of 100."""

    x: float
    width: float
    low: float | None
    high: float | None

    @property
    def span(self) -> float:
        """Return how wide its interval is."""
        return (self.high or 0.0) - (self.low or 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, its figures in words, and its bar."""

    name: str
    figures: tuple[str, ...]
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to show. `raw` are its rows as they were released; `about` what stands by."""

    key: str
    heading: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: str
    raw: tuple[tuple[Any, ...], ...] = field(repr=False)
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def has_room(self) -> bool:
        """Tell whether there is room for bars: on a sheet of paper, and wide ones on a page."""
        return bool(self.drawn) and len(self.columns) <= WIDEST_WITH_BARS

    @property
    def drawn_heading(self) -> str:
        """Return the heading of the column that is drawn."""
        return column_of(self.key, self.drawn) if self.drawn else ""

    @property
    def note(self) -> str:
        """Return where a population comes from, which teams are shown, or how many rows are not."""
        source = self.about.get("source", "")
        known = str(SOURCES.get(source, source))
        if source:
            return _("Population: %(source)s.") % {"source": known}
        if least := self.about.get("least_workers"):
            return _(
                "Only teams with at least %(least)d link workers are shown, and only where there "
                "are two of them: the figures of a smaller one would be about somebody."
            ) % {"least": least}
        hidden = self.about.get("left_out", 0)
        return _left_out(hidden) if hidden else ""

    @property
    def names(self) -> list[str]:
        """Return what sets each row apart from all others: of a need in a place, both."""
        named = [place for place, code in enumerate(self.columns[1:]) if code in NAMED]
        return [
            ", ".join([line.name, *(line.figures[place] for place in named)]) for line in self.lines
        ]

    def column(self, code: str) -> list[Any]:
        """Return one column as it was released."""
        place = self.columns.index(code)
        return [row[place] for row in self.raw]


def read_table(key: str, released: dict[str, Any], names: dict[str, str]) -> Table:
    """Return a table of a release."""
    columns, given = _at_once(key, tuple(released["columns"]), released["rows"])
    rows = _ordered(key, columns, given, names)
    drawn = DRAWN.get(key) or DRAWN.get(f"{key.partition('.')[0]}.", "") if rows else ""
    drawn = drawn if drawn in columns else ""
    bars = _bars([row[columns.index(drawn)] for row in rows]) if drawn else [None] * len(rows)
    lines = tuple(
        Line(_name(columns[0], row[0], names), figures, bar)
        for row, figures, bar in zip(rows, _figures(columns, rows, names), bars, strict=True)
    )
    headings = tuple(column_of(key, column) for column in columns)
    raw = tuple(tuple(row) for row in rows)
    about = {name: each for name, each in released.items() if name not in ("columns", "rows")}
    return Table(key, heading_of(key), columns, headings, lines, drawn, raw, about)


def _at_once(
    key: str, columns: tuple[str, ...], rows: list[list[Any]]
) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Return a wide table with what it is about beside the name of each row."""
    first = AT_ONCE.get(key)
    if first not in columns:
        return columns, rows
    place = columns.index(first)
    order = [0, place, *(each for each in range(1, len(columns)) if each != place)]
    return tuple(columns[each] for each in order), [[row[each] for each in order] for row in rows]


def _ordered(
    key: str, columns: Sequence[str], rows: list[list[Any]], names: dict[str, str]
) -> list[list[Any]]:
    """Return rows most first where that is asked, else what has a name by it, the others last."""
    by = MOST_FIRST.get(key)
    if by is None:
        called = [names.get(str(row[0])) for row in rows]
        if key in AS_GIVEN or not any(called):
            return rows
        order = sorted(
            range(len(rows)), key=lambda n: (not called[n], (called[n] or "").casefold())
        )
        return [rows[place] for place in order]
    place = columns.index(by)
    return sorted(rows, key=lambda row: (-rank(row[place]), *map(str, row[:2])))


def rank(cell: Any) -> float:
    """Return where a figure stands: a hidden one before nought, whatever it hides; none last."""
    return -1 if cell is None else 0.5 if cell == HIDDEN else middle(cell) or 0


def _name(column: str, code: Any, names: dict[str, str]) -> str:
    if column in TIMES:
        return time_of(column, str(code))
    return name_of(column, code, names) if column in NAMED else str(code)


def _figures(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], names: dict[str, str]
) -> list[tuple[str, ...]]:
    """Return each row's figures in words, made column by column: what they share is asked once."""
    made = [
        [_name(column, row[place], names) for row in rows]
        if column in TEXT
        else in_words([row[place] for row in rows], str(COLUMNS[column][1]))
        for place, column in enumerate(columns[1:], start=1)
    ]
    return list(zip(*made, strict=True)) if made else [() for _row in rows]


def without_hidden(table: Table) -> Table:
    """Return a table without the rows whose last figure is hidden; its note says how many."""
    kept = [place for place, row in enumerate(table.raw) if row[-1] != HIDDEN]
    return replace(
        table,
        lines=tuple(table.lines[place] for place in kept),
        raw=tuple(table.raw[place] for place in kept),
        about=table.about | {"left_out": len(table.raw) - len(kept)},
    )


def _left_out(number: int) -> str:
    words = ngettext(
        "%(number)d row more is hidden: few people stand behind it.",
        "%(number)d rows more are hidden: few people stand behind each.",
        number,
    )
    return words % {"number": number}


def _bars(cells: Sequence[Any]) -> list[Bar | None]:
    known = [_known(cell) for cell in cells]
    ends = [end for each in known if each for end in each if end is not None]
    least, most = min([0.0, *ends]), max([0.0, *ends])
    by = 100 / ((most - least) or 1.0)
    return [_bar(*each, least, by) if each else None for each in known]


def _known(cell: Any) -> tuple[float, float | None, float | None] | None:
    """Return a cell's figure and its bounds; None where nothing is drawn."""
    value = middle(cell)
    if value is None:
        return None
    return (value, cell[1], cell[2]) if isinstance(cell, list) else (value, None, None)


def _bar(value: float, low: float | None, high: float | None, least: float, by: float) -> Bar:
    start, end = round(by * (min(0.0, value) - least), 1), round(by * (max(0.0, value) - least), 1)
    if low is None or high is None:
        return Bar(start, round(end - start, 1), None, None)
    return Bar(
        start, round(end - start, 1), round(by * (low - least), 1), round(by * (high - least), 1)
    )
