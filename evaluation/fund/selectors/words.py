"""Money, years and states in words, and the colour of a state's tag."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from evaluation.fund.states import ApplicationStatus, AwardStatus, RoundStatus
from evaluation.periods import FinancialYear
from spcore.needs import Need
from spcore.ui import dates

COLOURS: MappingProxyType[Any, str] = MappingProxyType(
    {
        **{RoundStatus.DRAFT: "grey", RoundStatus.OPEN: "green", RoundStatus.JUDGING: "yellow"},
        **{RoundStatus.DECIDED: "blue", RoundStatus.CALLED_OFF: "grey"},
        **{
            ApplicationStatus.DRAFT: "grey",
            ApplicationStatus.SENT: "yellow",
            ApplicationStatus.AWARDED: "green",
        },
        **{ApplicationStatus.DECLINED: "grey", ApplicationStatus.WITHDRAWN: "grey"},
        **{AwardStatus.PREPARED: "purple", AwardStatus.OFFERED: "yellow"},
        **{AwardStatus.ACCEPTED: "green", AwardStatus.REFUSED: "grey"},
        **{AwardStatus.STOPPED: "red"},
    }
)


def pounds(amount: Decimal | None) -> str:
    """Return "£12,500", with pence only where there are some; nothing for no amount."""
    if amount is None:
        return ""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def themes(codes: Iterable[str]) -> str:
    """Return needs in words."""
    return ", ".join(str(Need(code).label) for code in codes)


def year_span(year: FinancialYear, *, starts_on: date) -> str:
    """Return a year in words: "2027/28", and from when on where it begins later."""
    if starts_on <= year.start:
        return str(year)
    return _("%(year)s, from %(day)s") % {"year": year, "day": dates.day(starts_on)}
