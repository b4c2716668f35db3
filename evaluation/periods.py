"""Calendar quarters and financial years: the periods a published figure knows (security.md J3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """Return its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Return its last day."""
        return self.next.start - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """Return the quarter after."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """Return the quarter before."""
        return quarter_of(self.start - timedelta(days=1))

    @property
    def a_year_before(self) -> "Quarter":
        """Return the same quarter of the year before."""
        return Quarter(self.year - 1, self.number)

    @property
    def key(self) -> str:
        """Return it as an address and a release write it."""
        return f"{self.year}-Q{self.number}"

    def __str__(self) -> str:
        return f"{self.start:%B} to {self.end:%B %Y}"


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def parse_quarter(text: str) -> Quarter | None:
    """Return the quarter `text` names, like "2026-Q3", or None."""
    year, _, number = text.partition("-Q")
    if year.isascii() and year.isdigit() and len(year) == 4 and number in {"1", "2", "3", "4"}:
        return Quarter(int(year), int(number))
    return None


def closed_quarters(*, since: date, before: date) -> list[Quarter]:
    """Return the quarters from `since` that ended before `before`, oldest first."""
    quarter, closed = quarter_of(since), []
    while quarter.end < before:
        closed.append(quarter)
        quarter = quarter.next
    return closed


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """1 April to 31 March, as public money is held to; `year` is the one it begins in."""

    year: int

    @property
    def start(self) -> date:
        """Return its first day."""
        return date(self.year, 4, 1)

    @property
    def end(self) -> date:
        """Return its last day."""
        return date(self.year + 1, 3, 31)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Return its four calendar quarters, the first first."""
        return (*(Quarter(self.year, number) for number in (2, 3, 4)), Quarter(self.year + 1, 1))

    @property
    def next(self) -> "FinancialYear":
        """Return the year after."""
        return FinancialYear(self.year + 1)

    @property
    def a_year_before(self) -> "FinancialYear":
        """Return the year before."""
        return FinancialYear(self.year - 1)

    @property
    def key(self) -> str:
        """Return it as an address and a release write it."""
        return f"{self.year}-{(self.year + 1) % 100:02}"

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02}"


def financial_year_of(day: date) -> FinancialYear:
    """Return the financial year a day lies in."""
    return FinancialYear(day.year if day.month >= 4 else day.year - 1)


def year_that_is_over(day: date) -> FinancialYear:
    """Return the last financial year that was over by a day."""
    return FinancialYear(financial_year_of(day).year - 1)


def financial_years(starts_on: date, number: int) -> list[FinancialYear]:
    """Return as many financial years, the one that `starts_on` lies in first."""
    first = financial_year_of(starts_on).year
    return [FinancialYear(first + step) for step in range(number)]


Period = Quarter | FinancialYear


@lru_cache(maxsize=256)
def parse_period(text: str) -> Period | None:
    """Return the quarter or financial year `text` names, like "2026-Q3" or "2025-26", or None."""
    first, _, _second = text.partition("-")
    if not (first.isascii() and first.isdigit() and len(first) == 4):
        return None
    year = FinancialYear(int(first))
    return year if text == year.key else parse_quarter(text)


def closed_periods(*, since: date, before: date) -> list[Period]:
    """
    Return the quarters and years from `since` that ended before `before`, oldest first.

    A year comes after its last quarter: it is held against all four.
    """
    year, years = financial_year_of(since), []
    while year.end < before:
        years.append(year)
        year = year.next
    found: list[Period] = [*closed_quarters(since=since, before=before), *years]
    return sorted(found, key=lambda period: (period.end, isinstance(period, FinancialYear)))
