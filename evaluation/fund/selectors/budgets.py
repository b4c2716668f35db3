"""An award by financial year: what was granted, carried in, spent, carried on and given back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from evaluation.fund.models import Award, AwardReport
from evaluation.fund.states import RUNNING, AwardStatus
from evaluation.periods import FinancialYear, financial_year_of
from spcore.errors import Conflict, NotVisible

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class YearBudget:
    """
    One financial year in pounds. `to_return` is known once nothing is left to decide.

    `waits` says what must come first; nothing of a stopped award may be carried on.
    """

    year: FinancialYear
    granted: Decimal
    carried_in: Decimal
    report: AwardReport | None
    waits: str = ""
    may_carry: bool = True
    is_followed: bool = False

    @property
    def available(self) -> Decimal:
        """Return what there was to spend."""
        return self.granted + self.carried_in

    @property
    def is_reported(self) -> bool:
        """Tell whether the provider has reported on it, and that was not sent back."""
        return self.report is not None and not self.report.returned_why

    @property
    def left(self) -> Decimal | None:
        """Return what was not spent, once that was said."""
        return self.available - self.report.spent if self.report else None

    @property
    def is_undecided(self) -> bool:
        """Tell whether a carry-over waits for a decision."""
        report = self.report
        if report is None or report.returned_why:
            return False
        return report.carry_over > 0 and report.decided_at is None

    @property
    def may_be_returned(self) -> bool:
        """Tell whether nothing rests on its report yet, so that it can be sent back."""
        report = self.report
        is_fresh = report is not None and report.decided_at is None and not report.returned_why
        return is_fresh and not self.is_followed

    @property
    def to_return(self) -> Decimal | None:
        """Return what goes back to the fund, in pounds."""
        if self.left is None or self.is_undecided or not self.is_reported or self.report is None:
            return None
        return self.left - (self.report.carried or NOTHING)

    def is_over(self, on: date) -> bool:
        """Tell whether the year is over, and so can be reported on."""
        return self.year.end < on

    @property
    def holds_up(self) -> str:
        """Return why the year after cannot be reported on yet: what it had is not known."""
        if not self.is_reported:
            return _("Report on %(year)s first") % {"year": self.year}
        words = _("What you asked to keep of %(year)s is still being decided")
        return words % {"year": self.year} if self.is_undecided else ""


def budgets_of(award: Award) -> list[YearBudget]:
    """Return every financial year that the award reaches into. Two queries."""
    reports = {one.year: one for one in award.reports.all()}
    first, last = financial_year_of(award.starts_on).year, financial_year_of(award.ends_on).year
    granted, may_carry = _granted(award, first, last), award.status != AwardStatus.STOPPED
    found: list[YearBudget] = []
    for place, year in enumerate(range(first, last + 1)):
        before = found[-1] if found else None
        carried = before.report.carried if before and before.report else None
        found.append(
            YearBudget(
                year=FinancialYear(year),
                granted=granted[place],
                carried_in=carried or NOTHING,
                report=reports.get(year),
                waits=(before.waits or before.holds_up) if before else "",
                may_carry=may_carry,
                is_followed=any(later > year for later in reports),
            )
        )
    return found


def _granted(award: Award, first: int, last: int) -> list[Decimal]:
    """
    Return what each year was given, in pounds: of the one a stop cut short what was paid.

    An instalment paid ahead for a later year counts in the last.
    """
    years = last - first + 1
    granted = [*award.amounts[:years], *[NOTHING] * (years - len(award.amounts))]
    if award.status == AwardStatus.STOPPED:
        paid = [one for one in award.instalments.all() if one.paid_on]
        late = [one.amount for one in paid if financial_year_of(one.due_on).year >= last]
        granted[-1] = sum(late, NOTHING)
    return granted


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
    if budget.waits:
        raise Conflict(budget.waits)
    return budget
