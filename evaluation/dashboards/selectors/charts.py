"""Lines and dots over a scale, as points of an SVG: curves, months, a funnel plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from evaluation.dashboards.selectors.figures import middle, plain
from evaluation.dashboards.selectors.tables import Table

WIDTH, HEIGHT = 600, 220
LEFT, RIGHT, TOP, BOTTOM = 48, 588, 12, 190
# The lines of a funnel: where each stands in a point, its look, and its name, once for a pair.
LIMITS = (
    (1, "solid", lazy("All together")),
    (2, "thin", lazy("99.8% limits")),
    (3, "thin", ""),
    (4, "dashed", lazy("95% limits")),
    (5, "dashed", ""),
)


@dataclass(frozen=True, slots=True)
class Series:
    """One line or area (`points` as SVG reads them), or dots; `kind` picks how it looks."""

    name: str
    kind: str
    points: str
    dots: tuple[tuple[float, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: what it is of, its lines, and the marks of both scales."""

    title: str
    series: tuple[Series, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    across_name: str
    up_name: str


def chart_of(table: Table) -> Chart | None:
    """Return the drawing of a table whose shape over a scale matters; else None."""
    if table.key == "demand":
        return _months(table)
    if table.key.startswith("waits.curve"):
        return _curve(table)
    return _funnel(table) if table.about.get("funnel") else None


def _months(table: Table) -> Chart | None:
    months = [line.name for line in table.lines]
    lines = [("referred", "solid"), ("waiting", "dashed")]
    figures = {name: [middle(cell) for cell in table.column(name)] for name, _kind in lines}
    most = max((f or 0 for each in figures.values() for f in each), default=0) or 1
    marks = [(place, month) for place, month in enumerate(months) if place % 6 == 0]
    scale = _Scale(0, max(1, len(months) - 1), most)
    titles = dict(zip(table.columns, table.headings, strict=True))
    series = [
        _line(titles[name], kind, list(enumerate(figures[name])), scale) for name, kind in lines
    ]
    if run := table.about.get("run"):
        ends = [(0, run["centre"]), (len(months) - 1, run["centre"])]
        series.append(_line(_("Median of referrals"), "thin", ends, scale))
    return scale.chart(table.heading, series, marks, table.headings[0], _("People"))


def _curve(table: Table) -> Chart | None:
    """Return the share that waits still as steps, which is what it is, over its interval."""
    weeks = [float(week) for week in table.column("week")]
    cells = table.column("waiting_share")
    if not any(cells):
        return None
    scale = _Scale(weeks[0], weeks[-1], 100)
    known = list(zip(weeks, cells, strict=True))
    low, high = (_steps([(week, cell and cell[side]) for week, cell in known]) for side in (1, 2))
    band = _line(_("95% interval"), "band", [*high, *reversed(low)], scale)
    values = _steps([(week, middle(cell)) for week, cell in known])
    line = _line(table.headings[1], "solid", values, scale)
    marks = [(week, plain(week)) for week in weeks if week % 4 == 0]
    return scale.chart(table.heading, [band, line], marks, table.headings[0], "%")


def _steps(points: Sequence[tuple[float, float | None]]) -> list[tuple[float, float | None]]:
    """Return a line that holds each figure until the next one is known."""
    known = [(x, y) for x, y in points if y is not None]
    corners = [(x, before) for (_x, before), (x, _y) in pairwise(known)]
    return [*known[:1], *(each for pair in zip(corners, known[1:], strict=True) for each in pair)]


def _funnel(table: Table) -> Chart | None:
    """Return practices or teams as dots, and the limits that chance alone leaves them within."""
    rows = [
        (line.name, middle(people), middle(share))
        for line, people, share in zip(
            table.lines, table.column("people"), table.column(table.columns[3]), strict=True
        )
    ]
    shown = sorted((row for row in rows if row[1] and row[2] is not None), key=_size)
    if not shown:
        return None
    curve = _curve_to(shown[-1][1] or 0, table.about["funnel"])
    most = max([shown[-1][1] or 0, *(float(point[0]) for point in curve)])
    highest = [*(float(point[3]) for point in curve), *(row[2] or 0 for row in shown)]
    scale = _Scale(0, most, max(highest))
    dots = tuple((*scale.at(row[1] or 0, row[2] or 0), str(row[0])) for row in shown)
    lines = [
        _line(str(name), kind, [(point[0], point[side]) for point in curve], scale)
        for side, kind, name in LIMITS[: len(curve[0]) - 1]
    ]
    series = [*lines, Series(_("Each by itself"), "dots", "", dots)]
    marks = [(each, plain(each)) for each in (0, most / 2, most)]
    return scale.chart(table.heading, series, marks, _("Referrals"), "%")


def _curve_to(most: float, curve: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """Return a funnel as far as the largest that is shown."""
    last = next((place for place, point in enumerate(curve) if point[0] >= most), len(curve))
    return list(curve[: last + 1])


def _size(row: tuple) -> float:
    return float(row[1])


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    most: float

    @property
    def top(self) -> float:
        """Return the figure at the top: the next round one, so that its half is plain too."""
        size = 10.0 ** floor(log10(self.most or 1))
        return next(each * size for each in (1, 2, 4, 6, 8, 10) if each * size >= self.most)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies in the drawing."""
        across = (x - self.left) / ((self.right - self.left) or 1)
        return (
            round(LEFT + across * (RIGHT - LEFT), 1),
            round(BOTTOM - (y / self.top) * (BOTTOM - TOP), 1),
        )

    def chart(
        self,
        title: str,
        series: Sequence[Series],
        marks: Sequence[tuple[float, str]],
        across_name: str,
        up_name: str,
    ) -> Chart:
        """Return the drawing on this scale."""
        up = [(self.at(0, y)[1], plain(y)) for y in (0, self.top / 2, self.top)]
        across = [(self.at(x, 0)[0], text) for x, text in marks]
        return Chart(title, tuple(series), tuple(across), tuple(up), across_name, up_name)


def _line(
    name: str, kind: str, points: Sequence[tuple[float, float | None]], scale: _Scale
) -> Series:
    known = [scale.at(x, y) for x, y in points if y is not None]
    return Series(name, kind, " ".join(f"{x},{y}" for x, y in known))
