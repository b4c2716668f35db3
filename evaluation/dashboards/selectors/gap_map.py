"""
Where needs were not met: the published figure of each place, drawn where its people live.

Only what the tables of the release say already; positions and dots are of the places themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, fsum
from typing import Any
from uuid import UUID

from evaluation.dashboards.selectors import map_layout as layout
from evaluation.dashboards.selectors.figures import HIDDEN, figure, middle
from evaluation.dashboards.selectors.readings import reading_of
from evaluation.dashboards.selectors.tables import Table, rank, read_table
from evaluation.dashboards.selectors.words import NEEDS, name_of
from evaluation.facts.selectors.releases import Part, part_of
from evaluation.statistics.light import share_of
from spcore.accounts.models import Organisation
from spcore.places.selectors import SmallArea, small_areas

KEY = "needs.map"
READ = ("needs.gaps", "needs.place", "capacity")
SHADES = 3
PER = 10_000
SMALLEST, A_LETTER = 11, 3.6  # of a circle, and how much of its half each letter needs
Figures = dict[str, Any]  # by place; None where nobody was referred, or nothing is published


@dataclass(frozen=True, slots=True)
class Mark:
    """One place: its circle with the figure in it, how dark it is, and its name or letter."""

    circle: layout.Circle
    label: layout.Label
    name: str
    figure: str
    shade: int

    @property
    def is_hidden(self) -> bool:
        """Tell whether the figure may not be shown."""
        return self.figure == HIDDEN


@dataclass(frozen=True, slots=True)
class GapMap:
    """A map of one need or of all; `table` has its figures, `others` what has no place on it."""

    need: str
    needs: list[tuple[str, str]]
    height: int
    dots: str
    people_a_dot: int
    marks: list[Mark]
    table: Table
    reading: str
    others: list[tuple[str, str]]


def gap_map(*, icb_id: UUID, period: str, need: str) -> GapMap | None:
    """
    Return the map of one need, or of all where `need` is empty or unknown. Two queries.

    None where nothing was unmet, or where no small areas are loaded for the board.
    """
    part = part_of(icb_id, period, tables=READ, one_of=())
    gaps = _rows(part, "needs.gaps")
    code = Organisation.objects.filter(pk=icb_id).values("ods_code")[:1]
    areas = small_areas(code) if part and gaps else []
    if part is None or not areas:
        return None
    named = {row[0] for row in gaps}
    chosen = need if need in named else ""
    needs = sorted(((code, str(NEEDS[code])) for code in named), key=lambda each: each[1])
    figures = _figures(part, chosen)
    return _drawn(chosen, needs, figures, part, areas)


def _rows(part: Part | None, key: str) -> list[list[Any]]:
    table = part.figures["tables"].get(key) if part else None
    return table["rows"] if table else []


def _figures(part: Part, need: str) -> Figures:
    """
    Return what is published of each place.

    Where nobody was referred, nothing could be found missing: that is not nought.
    """
    gaps = _rows(part, "needs.gaps")
    found: Figures = {place: 0 if n else None for place, n in _capacity(part, "people").items()}
    if need:
        return found | {row[1]: row[2] for row in gaps if row[0] == need}
    unsaid = dict.fromkeys((row[1] for row in gaps), None)
    said = {row[0]: row[2] for row in _rows(part, "needs.place") if row[1] or row[2]}
    return found | unsaid | said


def _capacity(part: Part, column: str) -> dict[str, Any]:
    """Return one column of the table that has every place of the board."""
    table = part.figures["tables"].get("capacity", {"columns": [column], "rows": []})
    place = table["columns"].index(column)
    return {row[0]: row[place] for row in table["rows"]}


def _drawn(
    need: str,
    needs: list[tuple[str, str]],
    figures: Figures,
    part: Part,
    areas: Sequence[SmallArea],
) -> GapMap:
    frame = layout.frame_of([(area.easting, area.northing) for area in areas])
    middles, names = _middles(areas), part.figures["names"]
    inside = sorted(
        (place for place in figures if place in middles),
        key=lambda place: (-rank(figures[place]), str(names.get(place, place))),
    )
    people, referred = _capacity(part, "population"), _capacity(part, "people")
    rows = [
        [place, referred.get(place), figures[place], _rate(figures[place], people.get(place))]
        for place in inside
    ]
    table = _table(rows, names)
    marks = _marks(table, [frame.at(*middles[place]) for place in inside], frame.height)
    outside = [place for place in figures if place not in middles]
    others = [(name_of("place", place, names), figure(figures[place])) for place in outside]
    return GapMap(
        need=need,
        needs=needs,
        height=frame.height,
        dots=_dots(areas, frame),
        people_a_dot=round(sum(area.people for area in areas) / len(areas) / 100) * 100,
        marks=marks,
        table=replace(table, lines=_with_letters(table, marks)),
        reading=reading_of(table),
        others=others,
    )


def _table(rows: list[list[Any]], names: dict[str, str]) -> Table:
    columns = ("place", "referred", "unmet", "unmet_rate")
    return read_table(KEY, {"columns": columns, "rows": rows}, names)


def _with_letters(table: Table, marks: Sequence[Mark]) -> Any:
    """Return the lines, each that has but a letter on the map with that letter."""
    return tuple(
        line
        if mark.label.text == line.name
        else replace(line, name=f"{line.name} ({mark.label.text})")
        for line, mark in zip(table.lines, marks, strict=True)
    )


def _middles(areas: Sequence[SmallArea]) -> dict[str, layout.Point]:
    """Return the middle of the people of each district."""
    found: dict[str, list[SmallArea]] = {}
    for area in areas:
        found.setdefault(area.district_code, []).append(area)
    return {place: _middle(mine) for place, mine in found.items()}


def _middle(areas: Sequence[SmallArea]) -> layout.Point:
    weights = [area.people or 1 for area in areas]
    easting = fsum(w * a.easting for w, a in zip(weights, areas, strict=True))
    northing = fsum(w * a.northing for w, a in zip(weights, areas, strict=True))
    return easting / sum(weights), northing / sum(weights)


def _rate(unmet: Any, people: int | None) -> list[float | None] | None:
    """Return a published count per 10,000 people with its interval."""
    if not isinstance(unmet, int) or not people or unmet > people:
        return None
    found = share_of(unmet, people)
    bounds = (found.value, found.low, found.high)
    return [None if each is None else round(PER * each, 1) for each in bounds]


def _marks(table: Table, points: Sequence[layout.Point], height: int) -> list[Mark]:
    words = [figure(cell) for cell in table.column("unmet")]
    circles = layout.moved_apart(
        [
            layout.Circle(x, y, max(SMALLEST, round(A_LETTER * len(text) + 3)))
            for (x, y), text in zip(points, words, strict=True)
        ],
        height,
    )
    labels = layout.labelled(circles, [line.name for line in table.lines], height)
    names = [line.name for line in table.lines]
    return list(map(Mark, circles, labels, names, words, _shades(table)))


def _shades(table: Table) -> list[int]:
    """Return how dark each place is: by thirds of the highest rate, 0 for none."""
    rates = [middle(cell) or 0 for cell in table.column("unmet_rate")]
    most = max(rates, default=0) or 1
    return [ceil(SHADES * rate / most) for rate in rates]


def _dots(areas: Sequence[SmallArea], frame: layout.Frame) -> str:
    """Return a path of one dot for each small area: a line of hardly any length, its ends round."""
    points = {tuple(map(round, frame.at(area.easting, area.northing))) for area in areas}
    return "".join(f"M{x} {y}h.1" for x, y in sorted(points))
