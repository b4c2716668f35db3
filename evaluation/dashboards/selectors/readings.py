"""What a table says, in plain English: never more than its figures bear out."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.tables import HIDDEN, Table, figure, middle
from evaluation.dashboards.selectors.words import COLUMNS

# The way to help; a plan may be agreed at any time, and a case closes at any stage.
PATH = ("referred", "accepted", "first_contact", "connected", "started", "completed")


def reading_of(table: Table) -> str:
    """Return the reading of a table; empty where there is nothing to read."""
    if not table.raw:
        return ""
    read = _READINGS.get(table.key)
    if read:
        return read(table)
    return _compared(table) if "." in table.key and table.drawn else ""


def _flow(table: Table) -> str:
    figures = zip(table.column("stage"), table.column("people"), table.lines, strict=True)
    steps = [(middle(n) or 0, line.name) for code, n, line in figures if code in PATH]
    pairs = [(first - then, name, after) for (first, name), (then, after) in pairwise(steps)]
    if not pairs or not steps[0][0]:
        return ""
    lost, before, after = max(pairs)
    words = {"lost": 100 * lost / steps[0][0], "a": before, "b": after}
    return (
        _(
            "The longest step is from “%(a)s” to “%(b)s”: of every 100 people referred, about "
            "%(lost)d were lost there or are still on their way."
        )
        % words
    )


def _waits(table: Table) -> str:
    half, not_yet = table.column("p50")[0], table.column("not_yet")[0]
    if middle(half) is None:
        return ""
    words = {"half": figure(half, COLUMNS["p50"][1]), "number": not_yet}
    return (
        _(
            "Half of the people had a first contact within %(half)s. %(number)s had none yet, or "
            "never had one, and are counted."
        )
        % words
    )


def _demand(table: Table) -> str:
    run = table.run
    if not run:
        return _("Some months are hidden, so nothing is said of their course.")
    if run["is_short"]:
        return _(
            "There are too few months that lie off the median to say whether anything changed."
        )
    if run["has_shift"]:
        return _("Referrals changed by more than chance over these months.")
    return _("Referrals go up and down by no more than chance over these months.")


def _outcomes(table: Table) -> str:
    changes = list(zip(table.lines, table.column("change"), strict=True))
    known = [(line.name, cell) for line, cell in changes if cell and cell[1] is not None]
    if not known:
        return _("Fewer than 30 people were asked twice, so no change is shown.")
    sure = [name for name, (_value, low, high) in known if low > 0 or high < 0]
    if not sure:
        return _("No answer changed by more than chance.")
    return _("Changed by more than chance: %(names)s.") % {"names": "; ".join(sure)}


def _most(table: Table) -> str:
    found = [
        (middle(cell) or 0, line.name)
        for line, cell in zip(table.lines, table.column(table.drawn), strict=True)
    ]
    number, name = max(found)
    return (
        _("Most: %(name)s (%(figure)s).") % {"name": name, "figure": figure(int(number))}
        if number
        else ""
    )


def _practices(table: Table) -> str:
    outside = [
        line.name
        for line, share, limits in zip(
            table.lines, table.column("returned_share"), table.column("limits"), strict=True
        )
        if share and limits and share[0] > limits[2]
    ]
    if not outside:
        return _("No practice lies above what chance alone allows.")
    return _("More than chance allows: %(names)s. Ask why before you judge.") % {
        "names": "; ".join(outside)
    }


def _compared(table: Table) -> str:
    """Say which group is highest and lowest, and whether their ranges part them."""
    cells = zip(table.lines, table.column(table.drawn), strict=True)
    known = [(cell[0], cell[1], cell[2], line.name) for line, cell in cells if _is_range(cell)]
    hidden = sum(HIDDEN in row for row in table.raw)
    if len(known) < 2:
        return _("Too few people in these groups to compare them.") if hidden else ""
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
    if low[2] < high[1]:
        return said + " " + _("The ranges lie apart, as chance alone seldom puts them.")
    return said + " " + _("The ranges overlap, so it may be chance.")


def _is_range(cell: Any) -> bool:
    return isinstance(cell, list) and None not in cell


_READINGS: dict[str, Callable[[Table], str]] = {
    "flow": _flow,
    "waits": _waits,
    "demand": _demand,
    "outcomes": _outcomes,
    "gp_use": _outcomes,
    "needs": _most,
    "needs.why": _most,
    "needs.gaps": _most,
    "directory": _most,
    "appropriateness": _practices,
}
