"""
Working days of England and Wales: weekdays that are not bank holidays. Plain Python.

Bank holidays come from the list inside `govuk-bank-holidays`: never the network, nor its code, for
that loads what would ask there into every worker. After the list's last year only weekends are left
out, so a due day may fall on a holiday nobody has announced yet.
"""

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DIVISION = "england-and-wales"
ONE_DAY = timedelta(days=1)
FURTHEST = 60  # days to look ahead: longer than any run of holidays


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody is there to read: days of the week (0 is Monday), from and until, in London."""

    days: frozenset[int]
    opens: time
    closes: time

    def is_day(self, day: date) -> bool:
        """Tell whether somebody is there that day: one of the days, and no bank holiday."""
        return day.weekday() in self.days and day not in bank_holidays()

    def is_open(self, at: datetime) -> bool:
        """Tell whether somebody is there at that moment."""
        local = at.astimezone(LONDON)
        return self.is_day(local.date()) and self.opens <= local.time() < self.closes

    def next_opening(self, at: datetime) -> datetime:
        """
        Return when somebody is there next, `at` itself while they are there, in London's time.

        :raises ValueError: when no day is a day of theirs.
        """
        if self.is_open(at):
            return at
        today = at.astimezone(LONDON).date()
        for number in range(FURTHEST):
            day = today + timedelta(days=number)
            opening = datetime.combine(day, self.opens, tzinfo=LONDON)
            if self.is_day(day) and opening > at:
                return opening
        raise ValueError("no day is staffed")


@cache
def bank_holidays() -> frozenset[date]:
    """Return the bank holidays of England and Wales that are known."""
    listed = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_bytes())
    return frozenset(date.fromisoformat(row["date"]) for row in listed[DIVISION]["events"])


@cache
def weekday_holidays() -> tuple[date, ...]:
    """Return the bank holidays that fall on a weekday, in order."""
    return tuple(sorted(day for day in bank_holidays() if day.weekday() < 5))


def is_working_day(day: date) -> bool:
    """Tell whether a team works that day."""
    return day.weekday() < 5 and day not in bank_holidays()


def due_on(start: datetime, *, days: int) -> date:
    """
    Return the last day on which something that began at `start` is in time.

    The day it began, in London, is day 0: with 2 days, Friday evening is due by Tuesday's end.
    :raises ValueError: for a moment without a time zone, or days below 0.
    """
    if start.tzinfo is None:
        raise ValueError("start needs a time zone")
    if days < 0:
        raise ValueError("days cannot be below 0")
    return _after(start.astimezone(LONDON).date(), days)


@lru_cache(maxsize=4096)
def _after(day: date, days: int) -> date:
    while days:
        day += ONE_DAY
        days -= is_working_day(day)
    return day


def overdue_before(at: datetime, *, days: int) -> datetime:
    """Return the moment: what began before it is overdue at `at`, by the rule of `due_on`."""
    today = at.astimezone(LONDON).date()
    first = today
    while due_on(start_of(first), days=days) >= today:
        first -= ONE_DAY
    return start_of(first + ONE_DAY)


def start_of(day: date) -> datetime:
    """Return the moment a day begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def days_between(first: date, last: date) -> int:
    """Return the working days after `first`, up to and with `last`; below 0 when it lies before."""
    if last < first:
        return -days_between(last, first)
    weeks, rest = divmod((last - first).days, 7)
    weekdays = weeks * 5 + sum(
        (first + timedelta(days=number)).weekday() < 5 for number in range(1, rest + 1)
    )
    held = weekday_holidays()
    return weekdays - (bisect_right(held, last) - bisect_right(held, first))


def days_left(due: date, *, at: datetime) -> int:
    """Return the working days until the end of `due`; below 0, how many it is overdue."""
    return days_between(at.astimezone(LONDON).date(), due)
