"""What the funds of an area awarded, by financial year: public amounts, so nothing is hidden."""

from collections import Counter
from uuid import UUID

from django.db.models import Sum

from evaluation.facts.selectors.tiles import Cell, Tile
from evaluation.fund.models import Award
from evaluation.fund.states import AwardStatus
from evaluation.periods import FinancialYear, Period, financial_year_of, financial_years
from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa

COLUMNS = ("year", "awards", "money", "pounds_per_1000")
Year = tuple[FinancialYear, float]


def money_tiles(icb_id: UUID, period: Period) -> list[Tile]:
    """
    Return the awards that the public list shows, from the year a period ends in.

    A stopped award counts with what was paid. Three queries.
    """
    first, awards, money = financial_year_of(period.end), Counter[int](), Counter[int]()
    for award in _awards(icb_id):
        for year, pounds in _by_year(award):
            awards[year.year] += 1
            money[year.year] += round(pounds)
    people = _people(icb_id)
    tile = Tile("funding.awards", COLUMNS)
    for number in sorted(year for year in awards if year >= first.year):
        rate = f"{1000 * money[number] / people:.2f}" if people else ""
        row: list[Cell] = [str(FinancialYear(number)), awards[number], money[number], rate]
        tile.rows.append(row)
    return [tile]


def _awards(icb_id: UUID) -> list[Award]:
    rows = Award.objects.published().filter(
        application__round__scheme__organisation__parent_id=icb_id
    )
    return list(rows.prefetch_related("instalments").order_by("pk"))


def _by_year(award: Award) -> list[Year]:
    if award.status != AwardStatus.STOPPED:
        years = financial_years(award.starts_on, len(award.amounts))
        return [(year, float(pounds)) for year, pounds in zip(years, award.amounts, strict=True)]
    paid: dict[FinancialYear, float] = {}
    for part in award.instalments.all():
        if part.paid_on:
            year = financial_year_of(part.paid_on)
            paid[year] = paid.get(year, 0) + float(part.amount)
    return list(paid.items())


def _people(icb_id: UUID) -> int:
    icb = Organisation.objects.filter(pk=icb_id).first()
    code = icb.ods_code if icb else ""
    areas = Lsoa.objects.filter(icb_code=code) if code else Lsoa.objects.none()
    return areas.aggregate(all=Sum("population"))["all"] or 0
