"""An award by financial year: what was granted, carried in, spent, carried on and given back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from evaluation.fund.models import Award, AwardReport
from evaluation.fund.states import RUNNING
from evaluation.periods import FinancialYear, financial_year_of
from spcore.errors import Conflict, NotVisible

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class YearBudget:
    """One financial year in pounds. `to_return` is known once nothing is left to decide."""

    year: FinancialYear
    granted: Decimal
    carried_in: Decimal
    report: AwardReport | None

    @property
    def available(self) -> Decimal:
        """Return what there was to spend."""
        return self.granted + self.carried_in

    @property
    def is_reported(self) -> bool:
        """Tell whether the provider has reported on it."""
        return self.report is not None

    @property
    def left(self) -> Decimal | None:
        """Return what was not spent, once that was said."""
        return self.available - self.report.spent if self.report else None

    @property
    def is_undecided(self) -> bool:
        """Tell whether a carry-over waits for a decision."""
        report = self.report
        return report is not None and report.carry_over > 0 and report.decided_at is None

    @property
    def to_return(self) -> Decimal | None:
        """Return what goes back to the fund, in pounds."""
        if self.left is None or self.is_undecided or self.report is None:
            return None
        return self.left - (self.report.carried or NOTHING)

    def is_over(self, on: date) -> bool:
        """Tell whether the year is over, and so can be reported on."""
        return self.year.end < on


def budgets_of(award: Award) -> list[YearBudget]:
    """Return every financial year that the award reaches into. One query."""
    reports = {one.year: one for one in award.reports.all()}
    first, last = financial_year_of(award.starts_on).year, financial_year_of(award.ends_on).year
    found, carried = [], NOTHING
    for place, year in enumerate(range(first, last + 1)):
        granted = award.amounts[place] if place < len(award.amounts) else NOTHING
        report = reports.get(year)
        found.append(YearBudget(FinancialYear(year), granted, carried, report))
        carried = (report.carried or NOTHING) if report else NOTHING
    return found


def year_of(award: Award, year: int) -> YearBudget | None:
    """Return one of an award's years, or None where it has no such year."""
    return next((one for one in budgets_of(award) if one.year.year == year), None)


def year_to_report(award: Award, year: int, *, on: date) -> YearBudget:
    """Return a year that is over and waits for its report. :raises NotVisible, Conflict:"""
    budget = year_of(award, year)
    if budget is None or award.status not in RUNNING:
        raise NotVisible
    if budget.is_reported or not budget.is_over(on):
        raise Conflict(_("That year is not over yet, or its report was sent"))
    return budget
