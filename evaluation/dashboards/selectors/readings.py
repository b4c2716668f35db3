"""What a table says, in plain English: never more than its figures bear out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.comparing import (
    compared,
    promises,
    represented,
    years,
    years_of_each,
)
from evaluation.dashboards.selectors.figures import figure, middle
from evaluation.dashboards.selectors.supplies import (
    against_need,
    awarded,
    by_thousand,
    carried,
    money_ends,
    verified,
)
from evaluation.dashboards.selectors.tables import Table
from evaluation.dashboards.selectors.words import COLUMNS

WEEK, YEAR = "12", 12
# The way to help; a plan may be agreed at any time, and a case closes at any stage.
PATH = ("referred", "accepted", "first_contact", "connected", "started", "completed")


def reading_of(table: Table) -> str:
    """Return the reading of a table; empty where there is nothing to read."""
    if not table.raw:
        return ""
    if "known_share" in table.columns:
        return represented(table)
    read = _READINGS.get(table.key)
    if read:
        return read(table)
    return compared(table) if "." in table.key and table.drawn else ""


def _flow(table: Table) -> str:
    figures = zip(table.column("stage"), table.column("people"), table.lines, strict=True)
    steps = [(middle(n) or 0, line.name) for code, n, line in figures if code in PATH]
    pairs = [(first - then, name, after) for (first, name), (then, after) in pairwise(steps)]
    if not pairs or not steps[0][0]:
        return ""
    lost, before, after = max(pairs)
    words = {"lost": 100 * lost / steps[0][0], "a": before, "b": after}
    return (
        _started(table)
        + _(
            "The longest step is from “%(a)s” to “%(b)s”: of every 100 people referred, about "
            "%(lost)d were lost there or are still on their way."
        )
        % words
    )


def _started(table: Table) -> str:
    people = dict(zip(table.column("stage"), table.column("people"), strict=True))
    if middle(people.get("started")) is None:
        return ""
    words = {"referred": figure(people["referred"]), "started": figure(people["started"])}
    return _("Of %(referred)s people referred, %(started)s started with a service.") % words + " "


def _waits(table: Table) -> str:
    """Say how long half waited by each clock, and that nobody is left out (practice.md 21)."""
    halves = dict(zip(table.column("clock"), table.column("p50"), strict=True))
    clocks = (
        ("first_contact", _("Half of the people had a first contact within %(half)s."),
         _("Fewer than half of the people have had a first contact.")),
        ("helped", _("Half had first real help within %(half)s."),
         _("Fewer than half have had first real help.")),
    )  # fmt: skip
    said = [
        (fewer if middle(halves[clock]) is None else words)
        % {"half": figure(halves[clock], COLUMNS["p50"][1])}
        for clock, words, fewer in clocks
        if halves.get(clock) is not None
    ]
    if not said:
        return ""
    return " ".join([*said, _("Those who had none yet, or never had it, are counted.")])


def _demand(table: Table) -> str:
    return " ".join(filter(None, [_course(table.about.get("run")), _queue(table)]))


def _queue(table: Table) -> str:
    """Say how many wait at the end, and how many did a year before."""
    waiting = table.column("waiting")
    if len(waiting) <= YEAR or None in (middle(waiting[-1]), middle(waiting[-1 - YEAR])):
        return ""
    words = {
        "now": figure(waiting[-1]), "month": table.lines[-1].name,
        "then": figure(waiting[-1 - YEAR]), "before": table.lines[-1 - YEAR].name,
    }  # fmt: skip
    said = _("At the end of %(month)s, %(now)s waited for a first contact; %(then)s in %(before)s.")
    return said % words


def _course(run: dict[str, Any] | None) -> str:
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
        return _("Too few people were asked twice to show a change: it takes 30 for certain.")
    rose = [name for name, (_value, low, _high) in known if low > 0]
    fell = [name for name, (_value, _low, high) in known if high < 0]
    said = ((_("Rose by more than chance: %(names)s."), rose),
            (_("Fell by more than chance: %(names)s."), fell))  # fmt: skip
    sure = [words % {"names": "; ".join(names)} for words, names in said if names]
    if sure and len(known) > 1:
        sure.append(_("Each is judged by itself."))
    return " ".join(sure) or _("No answer changed by more than chance.")


def _most(table: Table) -> str:
    """Say which row has most, or which have."""
    what, top = {"what": table.drawn_heading}, _top(table, table.drawn)
    if not top:
        return _("%(what)s: none, or too few to show.") % what
    return _("%(what)s: most for %(names)s (%(figure)s).") % (what | top)


def _uptake(table: Table) -> str:
    """Say no further than where most came: each is counted at the furthest."""
    top = _top(table, "people")
    if not top:
        return _("Few people stand behind each step: too few to show.")
    return _("Most often, people came no further than: %(names)s (%(figure)s).") % top


def _top(table: Table, column: str) -> dict[str, str]:
    """Return the names of the rows that have most, and how many that is; nothing of none."""
    figures = [middle(cell) or 0 for cell in table.column(column)]
    most = max(figures)
    names = [name for name, n in zip(table.names, figures, strict=True) if n == most]
    return {"names": "; ".join(names), "figure": figure(int(most))} if most else {}


def _needs(table: Table) -> str:
    """Say which need is named most often, and which was most often not met."""
    named, unmet = _top(table, "people"), _top(table, "unmet")
    found = [
        (_("Most often named: %(names)s (%(figure)s)."), named),
        (_("Most often not met: %(names)s (%(figure)s)."), unmet),
    ]
    said = [words % top for words, top in found if top]
    return " ".join(said) or _("Few people stand behind each need: too few to show.")


def _mapped(table: Table) -> str:
    """Say where most is missing, and where most for so many people."""
    said = _most(replace(table, drawn="unmet"))
    return f"{said} {compared(table)}" if any(map(middle, table.column("unmet"))) else said


def _still_waiting(table: Table) -> str:
    cells = dict(zip(table.column("week"), table.column("waiting_share"), strict=True))
    if middle(cells.get(WEEK)) is None:
        return ""
    words = {"week": WEEK, "share": figure(cells[WEEK], "%")}
    return _("%(week)s weeks after referral, %(share)s waited still.") % words


def _drawn(table: Table) -> list[tuple[Any, Any]]:
    return list(zip(table.column(table.drawn), table.lines, strict=True))


def _outside(table: Table) -> tuple[str, str] | None:
    """Return who lies below the limits of chance, and who above; None where none are drawn."""
    rows = zip(table.lines, table.column(table.columns[3]), table.column("limits"), strict=True)
    known = [(line.name, share[0], limits) for line, share, limits in rows if share and limits]
    if not known:
        return None
    below = "; ".join(name for name, share, limits in known if share < limits[1])
    return below, "; ".join(name for name, share, limits in known if share > limits[2])


def _practices(table: Table) -> str:
    outside = _outside(table)
    if outside is None:
        return _("Too few people in these groups to compare them.")
    _below, above = outside
    if len(table.lines) == 1 and not above:
        return _(
            "One practice alone has enough referrals to be shown. It does not lie above what "
            "chance alone allows."
        )
    if not above:
        return _("No practice lies above what chance alone allows.")
    return _("More than chance allows: %(names)s. Ask why before you judge.") % {"names": above}


def _teams(table: Table) -> str:
    outside = _outside(table)
    if outside is None:
        return _("Too few people in these groups to compare them.")
    below, above = outside
    found = ((_("More than chance allows: %(names)s."), above),
             (_("Fewer than chance allows: %(names)s."), below))  # fmt: skip
    said = [words % {"names": names} for words, names in found if names]
    if not said:
        return _("All teams lie within what chance alone allows.")
    return " ".join([*said, _("Ask why before you judge.")])


_READINGS: dict[str, Callable[[Table], str]] = {
    "flow": _flow,
    "waits": _waits,
    "demand": _demand,
    "outcomes": _outcomes,
    "gp_use": _outcomes,
    "needs": _needs,
    "needs.why": _most,
    "needs.gaps": _most,
    "needs.place": _most,
    "needs.map": _mapped,
    "directory": verified,
    "uptake": _uptake,
    "capacity": by_thousand,
    "funding": money_ends,
    "funding.awards": awarded,
    "funding.themes": against_need,
    "waits.curve_first_contact": _still_waiting,
    "waits.curve_helped": _still_waiting,
    "workforce": carried,
    "quality": promises,
    "quality.soon": _teams,
    "quality.helped": _teams,
    "cohorts": years,
    "cohorts.outcomes": years_of_each,
    "appropriateness": _practices,
}
