"""What a table says, in plain English: never more than its figures bear out."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.tables import HIDDEN, Table, figure, middle, plain
from evaluation.dashboards.selectors.words import COLUMNS

WEEK, FULL = "12", 100
# The way to help; a plan may be agreed at any time, and a case closes at any stage.
PATH = ("referred", "accepted", "first_contact", "connected", "started", "completed")


def reading_of(table: Table) -> str:
    """Return the reading of a table; empty where there is nothing to read."""
    if not table.raw:
        return ""
    if "known_share" in table.columns:
        return _represented(table)
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
    run = table.about.get("run")
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
    """Say which row has most, or which have."""
    figures = [middle(cell) or 0 for cell in table.column(table.drawn)]
    most = max(figures)
    if not most:
        return _("%(what)s: none, or too few to show.") % {"what": table.drawn_heading}
    names = [line.name for line, n in zip(table.lines, figures, strict=True) if n == most]
    words = {"what": table.drawn_heading, "names": "; ".join(names), "figure": figure(int(most))}
    return _("%(what)s: most for %(names)s (%(figure)s).") % words


def _still_waiting(table: Table) -> str:
    cells = dict(zip(table.column("week"), table.column("waiting_share"), strict=True))
    if middle(cells.get(WEEK)) is None:
        return ""
    words = {"week": WEEK, "share": figure(cells[WEEK], "%")}
    return _("%(week)s weeks after referral, %(share)s waited still.") % words


def _by_thousand(table: Table) -> str:
    """Say where there is least for so many people, and where most; these are no samples."""
    rates = zip(table.column("per_1000"), table.lines, strict=True)
    known = [(float(rate), line.name) for rate, line in rates if rate]
    if not known:
        return _("No population figure is loaded, so nothing is said of 1,000 people.")
    (low, least), (high, most) = min(known), max(known)
    words = {"least": least, "l": plain(low), "most": most, "h": plain(high)}
    return (
        _("Services for 1,000 people: fewest in %(least)s, %(l)s; most in %(most)s, %(h)s.") % words
    )


def _ends(table: Table) -> str:
    if not any(table.column("lines")):
        return _("No money is recorded to end in the year after.")
    people = [(middle(cell) or 0, line.name) for cell, line in _drawn(table)]
    number, when = max(people, key=lambda each: each[0])
    if not number:
        return _("Few people, or nobody, go where money ends.")
    words = {"number": figure(int(number)), "when": when}
    return _("Most people go where money ends in %(when)s: %(number)s.") % words


def _awarded(table: Table) -> str:
    money, rate = table.column("money")[0], table.column("pounds_per_1000")[0]
    words = {"money": figure(money), "year": table.lines[0].name, "rate": rate}
    if not rate:
        return _("£%(money)s in %(year)s.") % words
    return _("£%(money)s in %(year)s, which is £%(rate)s for 1,000 people who live here.") % words


def _against_need(table: Table) -> str:
    """Say what was awarded for what was missing most."""
    unmet = [middle(cell) or 0 for cell in table.column("unmet")]
    most = max(unmet)
    if not most:
        return _("No need was unmet for enough people to say so.")
    place = unmet.index(most)
    words = {"need": table.lines[place].name, "unmet": figure(int(most))}
    money = table.column("money")[place]
    if not money:
        return _("Most often unmet: %(need)s (%(unmet)s). No money was awarded for it.") % words
    said = _("Most often unmet: %(need)s (%(unmet)s). £%(money)s was awarded for it in the year.")
    return said % (words | {"money": figure(money)})


def _carried(table: Table) -> str:
    known = [(middle(cell), line.name) for cell, line in _drawn(table)]
    if all(load is None for load, _name in known):
        return ""
    over = [name for load, name in known if load is not None and load > FULL]
    if not over:
        return _("No scheme carries more than its link workers agreed to.")
    return _("More than link workers agreed to carry: %(names)s.") % {"names": "; ".join(over)}


def _verified(table: Table) -> str:
    found = zip(table.column("verified"), table.column("listings"), strict=True)
    without = sum(listings > 0 and not verified for verified, listings in found)
    words = {"without": without, "of": len(table.lines)}
    return (
        _most(table)
        + " "
        + (
            _("For %(without)d of %(of)d needs, no listing was verified in the last 90 days.")
            % words
        )
    )


def _drawn(table: Table) -> list[tuple[Any, Any]]:
    return list(zip(table.column(table.drawn), table.lines, strict=True))


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
    if low[2] < high[1]:
        return said + " " + _("The ranges lie apart, as chance alone seldom puts them.")
    return said + " " + _("The ranges overlap, so it may be chance.")


def _represented(table: Table) -> str:
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


def _years(table: Table) -> str:
    """Say whether years lie apart; nothing where there is one alone."""
    if len(table.lines) < 2:
        return _("One year is published so far: there is nothing to compare it with yet.")
    return _compared(table)


def _years_of_each(table: Table) -> str:
    """Say of which measures the first year and the last lie apart."""
    years: dict[str, list[Any]] = {}
    for name, cell in zip(table.column("score"), table.column("change"), strict=True):
        if _is_range(cell):
            years.setdefault(name, []).append(cell)
    pairs = [(name, cells[0], cells[-1]) for name, cells in years.items() if len(cells) > 1]
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


_READINGS: dict[str, Callable[[Table], str]] = {
    "flow": _flow,
    "waits": _waits,
    "demand": _demand,
    "outcomes": _outcomes,
    "gp_use": _outcomes,
    "needs": _most,
    "needs.why": _most,
    "needs.gaps": _most,
    "needs.place": _most,
    "directory": _verified,
    "uptake": _most,
    "capacity": _by_thousand,
    "funding": _ends,
    "funding.awards": _awarded,
    "funding.themes": _against_need,
    "waits.curve_first_contact": _still_waiting,
    "waits.curve_helped": _still_waiting,
    "workforce": _carried,
    "quality": _compared,
    "cohorts": _years,
    "cohorts.outcomes": _years_of_each,
    "appropriateness": _practices,
}
