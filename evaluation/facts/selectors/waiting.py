"""How long people wait, those who wait still counted for as long as they have."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from evaluation import statistics
from evaluation.facts.selectors.cohort import GROUPS, By, Case, groups_for, split
from evaluation.facts.selectors.tiles import Book, Cell, Estimate, Tile
from evaluation.periods import FinancialYear, Period
from evaluation.statistics.waits import Moment, Step, Waits
from evaluation.suppression import (
    FINE,
    HIDDEN_UP_TO,
    LEAST_FOR_MEDIAN,
    LEAST_FOR_SHARE,
    at_least,
    nearest,
)

# The wait for a first contact, and the clock that nothing stops: to the first real help.
CLOCKS = ("first_contact", "helped")
PARTS = (0.25, 0.5, 0.75, 0.9)
WEEKS = range(0, 27, 2)
COARSE = 5  # per cent, of fewer than a hundred people


def wait_tiles(cases: Sequence[Case], period: Period, book: Book, *, until: date) -> list[Tile]:
    """Return both clocks, the curve of each, and medians by area; of a year by who people are."""
    found = {clock: _waits(cases, clock, until) for clock in CLOCKS}
    groups = (*groups_for(period), *(GROUPS if isinstance(period, FinancialYear) else ()))
    return [
        _clocks(found, book),
        *(_curve(clock, waits) for clock, waits in found.items()),
        *(_by(cases, by, book, until) for by in groups),
    ]


def _waits(cases: Sequence[Case], clock: str, until: date) -> Waits:
    """
    Return the waits by one clock, which no closing stops: whoever never had it is counted on.

    To leave them out from closing on would take them for people who might have had it as soon as
    all others: of 1,600 of whom 30% had no help in 26 weeks, that made 15%. The clock to the first
    real help began when the person first asked, maybe in an earlier referral.
    """
    ends = [getattr(case, clock) for case in cases]
    days = [
        max(0, ((had or until) - _began(case, clock)).days)
        for case, had in zip(cases, ends, strict=True)
    ]
    return statistics.waits(days, [had is not None for had in ends], parts=PARTS)


def _began(case: Case, clock: str) -> date:
    return (case.asked or case.referred) if clock == CLOCKS[1] else case.referred


def _clocks(found: dict[str, Waits], book: Book) -> Tile:
    tile = Tile("waits", ("clock", "people", "not_yet", "p25", "p50", "p75", "p90"))
    for clock, waits in found.items():
        had = book.add(clock, waits.n - waits.still_waiting)
        not_yet = book.add(f"not_yet|{clock}", waits.still_waiting)
        book.add_parts("referred", (had.key, not_yet.key))
        moments = [_days(waits, each) for each in waits.moments]
        tile.rows.append([clock, had, not_yet, *moments])
    return tile


def _days(waits: Waits, moment: Moment) -> Estimate | None:
    """
    Return by when a part had it; nothing where the curve is then of a few people, as its points.

    That nine in ten of 65 had it, or did not yet, would say of a star beside it whether it is 7.
    """
    if _is_few(waits, moment.at):
        return None
    low, high = (None if _is_few(waits, end) else end for end in (moment.low, moment.high))
    return Estimate(moment.at, low, high, waits.n, LEAST_FOR_MEDIAN)


def _is_few(waits: Waits, at: float | None) -> bool:
    """Tell whether 1 to 7 had it by a day, by the last one if none is given, or wait still."""
    step = next((step for step in reversed(waits.steps) if at is None or step.at <= at), None)
    if step is None:
        return False
    left = round(step.waiting * waits.n, 6)
    return any(0 < each < HIDDEN_UP_TO + 1 for each in (step.had, left))


def _curve(clock: str, waits: Waits) -> Tile:
    """
    Return the share that waits still after so many weeks: enough points to draw a curve.

    No share that is of 1 to 7 people, or of all but so few: of a hundred, 3% is three of them.
    """
    tile = Tile(f"waits.curve_{clock}", ("week", "waiting_share"))
    tile.rows.extend([str(week), _waiting(waits, 7 * week)] for week in WEEKS)
    return tile


def _waiting(waits: Waits, day: int) -> Estimate | None:
    """
    Return a point of the curve: one that every number of people that looks the same may have.

    Whole per cents below a hundred people tell how many they are: 35% is 14 of 40, and none of 41.
    """
    step = next((step for step in reversed(waits.steps) if step.at <= day), None)
    number = at_least(waits.n)
    to = 1 if number >= FINE else COARSE
    if step is None:
        return Estimate(100.0, None, None, number, LEAST_FOR_SHARE, to=to)
    told = nearest(100 * step.waiting, to)
    if _is_few(waits, day) or 0 < min(told, 100 - told) * number < 100 * (HIDDEN_UP_TO + 1):
        return None
    ends = _ends(step, told, to)
    return Estimate(100 * step.waiting, *ends, number, LEAST_FOR_SHARE, to=to)


def _ends(step: Step, told: int, to: int) -> tuple[float | None, float | None]:
    """Return the interval (Wilson) of all shares that are told as this one, of as few as may be."""
    of = at_least(round(step.stands_for or 0))
    if not of:
        return None, None
    few = floor(of * max(0.0, told - to / 2) / 100)
    many = ceil(of * min(100.0, told + to / 2) / 100)
    low, high = statistics.share(few, of).low, statistics.share(many, of).high
    return 100 * (low or 0), 100 * (high or 0)


def _by(cases: Sequence[Case], by: By, book: Book, until: date) -> Tile:
    tile = Tile(f"waits.{by}", ("group", "people", "p50", "p90"))
    for group, members in split(cases, by).items():
        waits = _waits(members, CLOCKS[0], until)
        moments = {moment.part: _days(waits, moment) for moment in waits.moments}
        people = book.add(f"referred|{by}|{group}", len(members))
        row: list[Cell] = [group, people, moments[0.5], moments[0.9]]
        tile.rows.append(row)
    return tile
