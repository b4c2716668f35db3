"""Groups and years held against each other in words: further apart than chance, or maybe not."""

from typing import Any

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.tables import HIDDEN, Table, figure
from evaluation.dashboards.selectors.words import COLUMNS
from evaluation.statistics import light


def compared(table: Table) -> str:
    """Say which group is highest and lowest, and whether chance alone may part them so far."""
    cells = zip(table.lines, table.column(table.drawn), strict=True)
    known = [(cell[0], cell[1], cell[2], line.name) for line, cell in cells if _is_range(cell)]
    hidden = sum(HIDDEN in row for row in table.raw)
    if len(known) == 1 and not hidden:
        words = {"what": table.drawn_heading, "name": known[0][3]}
        words["figure"] = figure([*known[0][:3]], COLUMNS[table.drawn][1])
        return _("%(what)s: %(figure)s for %(name)s, the only one with a figure.") % words
    if len(known) < 2:
        return _("Too few people in these groups to compare them.")
    low, high = min(known), max(known)
    unit = COLUMNS[table.drawn][1]
    words = {
        "what": table.drawn_heading,
        "high": high[3],
        "h": figure([*high[:3]], unit),
        "low": low[3],
        "l": figure([*low[:3]], unit),
    }
    said = _("%(what)s: highest for %(high)s, %(h)s; lowest for %(low)s, %(l)s.") % words
    of = {"number": len(known)}
    if light.difference(low[:3], high[:3], of=len(known)).low > 0:
        return said + " " + _("Among %(number)d, chance alone seldom makes such a difference.") % of
    return said + " " + _("Among %(number)d, chance alone may make such a difference.") % of


def represented(table: Table) -> str:
    """Say which groups are fewer or more than live here, by more than chance; who is known."""
    known, of = table.about["known"], table.about["of"]
    said = _("It is known of %(known)s of the %(of)s people who were referred.") % {
        "known": figure(known), "of": figure(of)
    }  # fmt: skip
    if "population_share" not in table.columns:
        return said + " " + _("No population figure is loaded, so nothing is compared with it.")
    lines = zip(table.lines, *map(table.column, ("known_share", "population_share")), strict=True)
    ranges = [(line.name, *mine, here[0]) for line, mine, here in lines if here and _is_range(mine)]
    if not ranges:
        return said + " " + _("Too few people in these groups to compare them.")
    found = [
        words % {"names": "; ".join(names)}
        for words, names in (
            (_("Fewer than live here: %(names)s."), [r[0] for r in ranges if r[3] < r[4]]),
            (_("More than live here: %(names)s."), [r[0] for r in ranges if r[2] > r[4]]),
        )
        if names
    ]
    return " ".join(
        [*(found or [_("No group differs from who lives here by more than chance.")]), said]
    )


def years(table: Table) -> str:
    """Say whether years lie apart; nothing where there is one alone."""
    if len(table.lines) < 2:
        return _("One year is published so far: there is nothing to compare it with yet.")
    return compared(table)


def years_of_each(table: Table) -> str:
    """Say of which measures the first year and the last lie apart."""
    found: dict[str, list[Any]] = {}
    for name, cell in zip(table.column("score"), table.column("change"), strict=True):
        if _is_range(cell):
            found.setdefault(name, []).append(cell)
    pairs = [(name, cells[0], cells[-1]) for name, cells in found.items() if len(cells) > 1]
    if not pairs:
        return _("No measure was asked twice of 30 people in each of two years.")
    apart = [name for name, first, last in pairs if _lie_apart(first, last)]
    if not apart:
        return _("No change differs between the first year and the last by more than chance.")
    names = {"names": "; ".join(apart)}
    return _("Changed otherwise in the last year than in the first: %(names)s.") % names


def _lie_apart(one: list[float], other: list[float]) -> bool:
    return one[2] < other[1] or other[2] < one[1]


def _is_range(cell: Any) -> bool:
    return isinstance(cell, list) and None not in cell
