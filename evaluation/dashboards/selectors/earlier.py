"""A table held against the same one a year before: what differs by more than chance."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.comparing import is_apart, is_range
from evaluation.dashboards.selectors.figures import figure
from evaluation.dashboards.selectors.headings import column_of
from evaluation.dashboards.selectors.tables import Table
from evaluation.dashboards.selectors.words import COLUMNS
from evaluation.periods import Period

# What has an interval of its own, and so may be held against another year's.
HELD = (
    *("of_referred", "start_share", "known_share", "p50", "change"),
    *("soon_share", "planned_share", "came_share", "helped_share", "returned_share"),
)
LONGER = timedelta(days=31)
Pair = tuple[str, str, Sequence[float], Sequence[float]]


def since(table: Table, before: Table) -> str:
    """Say which figures are higher or lower than a year before; nothing where none can be."""
    columns = [each for each in HELD if each in table.columns and each in before.columns]
    if not columns:
        return ""
    pairs = [pair for column in columns for pair in _pairs(table, before, column)]
    if not pairs:
        return _("Too few people in one of the two years to compare them.")
    apart = [pair for pair in pairs if is_apart(*pair[2:], among=len(pairs))]
    several = len(columns) > 1
    found = (
        (_("Higher than the year before by more than chance: %(names)s."),
         [_said(table, pair, several) for pair in apart if pair[2][0] > pair[3][0]]),
        (_("Lower than the year before by more than chance: %(names)s."),
         [_said(table, pair, several) for pair in apart if pair[2][0] < pair[3][0]]),
    )  # fmt: skip
    said = [words % {"names": "; ".join(names)} for words, names in found if names]
    return " ".join(said) or _("Nothing differs from the year before by more than chance.")


def _pairs(table: Table, before: Table, column: str) -> Iterable[Pair]:
    """Return each row that both have, with its figures now and then."""
    then = dict(zip(before.names, before.column(column), strict=True))
    for name, cell in zip(table.names, table.column(column), strict=True):
        if is_range(cell) and is_range(then.get(name)):
            yield name, column, cell, then[name]


def _said(table: Table, pair: Pair, several: bool) -> str:
    name, column, now, then = pair
    unit = COLUMNS[column][1]
    words = {"name": name, "now": figure([now[0], None, None], unit)}
    words |= {"then": figure([then[0], None, None], unit), "what": column_of(table.key, column)}
    if several:
        return _("%(name)s, %(what)s (%(now)s, %(then)s then)") % words
    return _("%(name)s (%(now)s, %(then)s then)") % words


def was_followed_longer(one: tuple[Period, datetime], before: tuple[Period, datetime]) -> bool:
    """Tell whether the period before had longer to come far when it was counted."""
    after = [timezone.localdate(at) - period.end for period, at in (one, before)]
    return after[1] - after[0] > LONGER
