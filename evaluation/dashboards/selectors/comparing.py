"""Groups and years held against each other in words: further apart than chance, or maybe not."""

from collections.abc import Sequence
from itertools import count
from math import comb
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.dashboards.selectors.figures import figure, plain
from evaluation.dashboards.selectors.headings import column_of
from evaluation.dashboards.selectors.tables import Table
from evaluation.dashboards.selectors.words import COLUMNS
from evaluation.statistics import light


def compared(table: Table) -> str:
    """
    Say which group is highest and lowest, and whether chance alone may part them so far.

    Those of whom it is not known are no group: whoever was never reached was never asked.
    """
    known = _known(table, table.drawn)
    left_out = sum(row[0] != "" for row in table.raw) - len(known)
    if len(known) == 1 and not left_out:
        words = {"what": table.drawn_heading, "name": known[0][3]}
        words["figure"] = _said(table.drawn, known[0])
        return _("%(what)s: %(figure)s for %(name)s, the only one with a figure.") % words
    if len(known) < 2:
        return _("Too few people in these groups to compare them.")
    said = _ends(table, table.drawn, known)
    return f"{said} {_not_compared(left_out)}" if left_out else said


def _known(table: Table, column: str) -> list[Any]:
    """Return each figure of a column that has an interval, with its ends, and its row."""
    cells = zip(table.names, table.raw, table.column(column), strict=True)
    return [(*cell, name) for name, row, cell in cells if row[0] != "" and is_range(cell)]


def _said(column: str, known: Any) -> str:
    return figure([*known[:3]], COLUMNS[column][1])


def _ends(table: Table, column: str, known: Sequence[Any]) -> str:
    low, high = min(known), max(known)
    words = {"what": column_of(table.key, column), "number": len(known)}
    if low[0] == high[0]:
        words["figure"] = figure([low[0], None, None], COLUMNS[column][1])
        return _("%(what)s: %(figure)s for all %(number)d.") % words
    words |= {"high": high[3], "h": _said(column, high), "low": low[3], "l": _said(column, low)}
    said = _("%(what)s: highest for %(high)s, %(h)s; lowest for %(low)s, %(l)s.") % words
    if _lie_apart(known):
        return (
            said + " " + _("Among %(number)d, chance alone seldom makes such a difference.") % words
        )
    return said + " " + _("Among %(number)d, chance alone may make such a difference.") % words


def _lie_apart(known: Sequence[Any]) -> bool:
    return light.difference(min(known)[:3], max(known)[:3], of=len(known)).low > 0


def _not_compared(number: int) -> str:
    words = ngettext(
        "%(number)d row without a figure is not compared.",
        "%(number)d rows without a figure are not compared.",
        number,
    )
    return words % {"number": number}


def promises(table: Table) -> str:
    """
    Say of which promises schemes lie apart by more than chance, and that others do not.

    Of one scheme alone, say how far each is kept.
    """
    shares = [column for column in table.columns if column.endswith("_share")]
    known = {column: _known(table, column) for column in shares}
    several = [column for column in shares if len(known[column]) > 1]
    if not several:
        return _kept(table, {column: each for column, each in known.items() if each})
    apart = [column for column in several if _lie_apart(known[column])]
    said = [_ends(table, column, known[column]) for column in apart]
    alike = [_levels(table, each, known[each]) for each in several if each not in apart]
    if alike:
        words = _("Schemes differ by no more than chance in: %(names)s.")
        said.append(words % {"names": "; ".join(alike)})
    return " ".join(said)


def _kept(table: Table, known: dict[str, Any]) -> str:
    if not known:
        return compared(table)
    (*_figures, name) = next(iter(known.values()))[0]
    levels = [_levels(table, column, each) for column, each in known.items()]
    return _("%(name)s: %(names)s.") % {"name": name, "names": "; ".join(levels)}


def _levels(table: Table, column: str, known: Sequence[Any]) -> str:
    """Return what a column is called, and from where to where its figures go."""
    unit, (low, high) = COLUMNS[column][1], (min(known)[0], max(known)[0])
    words = {"what": column_of(table.key, column), "high": figure([high, None, None], unit)}
    if low == high:
        return _("%(what)s (%(high)s)") % words
    return _("%(what)s (%(low)s to %(high)s)") % (words | {"low": plain(low)})


def represented(table: Table) -> str:
    """Say which groups are fewer or more than live here, by more than chance; who is known."""
    known, of = table.about["known"], table.about["of"]
    said = _("It is known of %(known)s of the %(of)s people who were referred.") % {
        "known": figure(known), "of": figure(of)
    }  # fmt: skip
    if "population_share" not in table.columns:
        return said + " " + _("No population figure is loaded, so nothing is compared with it.")
    lines = zip(table.lines, *map(table.column, ("known_share", "population_share")), strict=True)
    ranges = [(line.name, mine, here[0]) for line, mine, here in lines if here and is_range(mine)]
    if not ranges:
        return said + " " + _("Too few people in these groups to compare them.")
    apart = [each for each in ranges if is_apart(each[1], [each[2]] * 3, among=len(ranges))]
    found = [
        words % {"names": "; ".join(names)}
        for words, names in (
            (
                _("Fewer than live here: %(names)s."),
                [name for name, mine, here in apart if mine[0] < here],
            ),
            (
                _("More than live here: %(names)s."),
                [name for name, mine, here in apart if mine[0] > here],
            ),
        )
        if names
    ]
    none = _("No group differs from who lives here by more than chance.")
    return " ".join([*(found or [none]), said])


def years(table: Table) -> str:
    """Say whether years lie apart; nothing where there is one alone."""
    if len(table.lines) < 2:
        return _("One year is published so far: there is nothing to compare it with yet.")
    return compared(table)


def years_of_each(table: Table) -> str:
    """Say of which measures the first year and the last lie apart."""
    found: dict[str, list[Any]] = {}
    for name, cell in zip(table.column("score"), table.column("change"), strict=True):
        if is_range(cell):
            found.setdefault(name, []).append(cell)
    pairs = [(name, cells[0], cells[-1]) for name, cells in found.items() if len(cells) > 1]
    if not pairs:
        return _("No measure was asked twice of 30 people in each of two years.")
    apart = [name for name, first, last in pairs if is_apart(first, last, among=len(pairs))]
    if not apart:
        return _("No change differs between the first year and the last by more than chance.")
    names = {"names": "; ".join(apart)}
    return _("Changed otherwise in the last year than in the first: %(names)s.") % names


def is_apart(one: Sequence[float], other: Sequence[float], *, among: int) -> bool:
    """Tell whether two figures lie apart by more than chance, where so many pairs are looked at."""
    of = next(number for number in count(2) if comb(number, 2) >= among)
    low, high = (one, other) if one[0] <= other[0] else (other, one)
    return light.difference(low, high, of=of).low > 0


def is_range(cell: Any) -> bool:
    """Tell whether a cell is a figure with both ends of its interval."""
    return isinstance(cell, list) and None not in cell
