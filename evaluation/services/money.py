"""What the funds of an area awarded, by financial year and by need: public amounts."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Sum

from evaluation.facts.selectors.tiles import Book, Cell, People, Pounds, Tile
from evaluation.fund.models import Award
from evaluation.fund.states import AwardStatus
from evaluation.periods import FinancialYear, Period, financial_year_of, financial_years
from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa

NAMED, UNMET = "need|", "unmet|need|"  # the keys of their counts
COLUMNS = ("year", "awards", "money", "pounds_per_1000")
Year = tuple[FinancialYear, float]


def money_tiles(icb_id: UUID, period: Period, book: Book) -> list[Tile]:
    """
    Return the awards that the public list shows, from the year a period ends in.

    Of a year also what was awarded for each need, beside how many have it and for how many it was
    not met. A stopped award counts with what was paid. Four queries.
    """
    first, awards, money = financial_year_of(period.end), Counter[int](), Counter[int]()
    made = _awards(icb_id)
    for award in made:
        for year, pounds in _by_year(award):
            awards[year.year] += 1
            money[year.year] += round(pounds)
    people = _people(icb_id)
    tile = Tile("funding.awards", COLUMNS)
    for number in sorted(year for year in awards if year >= first.year):
        rate = f"{1000 * money[number] / people:.2f}" if people else ""
        row: list[Cell] = [str(FinancialYear(number)), awards[number], money[number], rate]
        tile.rows.append(row)
    return [tile, _themes(made, period, book)] if isinstance(period, FinancialYear) else [tile]


def _themes(awards: Iterable[Award], year: FinancialYear, book: Book) -> Tile:
    """Return each need with its people, its gaps and its money."""
    money: Counter[str] = Counter()
    for award in awards:
        themes, pounds = _for(award), dict(_by_year(award)).get(year, 0.0)
        for theme in themes if pounds else ():
            money[theme] += pounds / len(themes)
    named = {key.removeprefix(NAMED) for key in book.counts if key.startswith(NAMED)}
    tile = Tile("funding.themes", ("need", "people", "unmet", "money", "pounds_each"))
    for need in sorted(named | money.keys()):
        people, gaps = (key if key in book.counts else "" for key in (NAMED + need, UNMET + need))
        pounds = round(money[need])
        each = Pounds(pounds, people) if people else None
        cells: list[Cell] = [People(key) if key else 0 for key in (people, gaps)]
        tile.rows.append([need, *cells, pounds, each])
    return tile


def _for(award: Award) -> list[str]:
    """Return the themes an award is for: those of the round that its services help with, or all."""
    themes = award.application.round.themes
    helped = {need for service in award.application.services.all() for need in service.needs}
    return [theme for theme in themes if theme in helped] or list(themes)


def _awards(icb_id: UUID) -> list[Award]:
    rows = Award.objects.published().filter(
        application__round__scheme__organisation__parent_id=icb_id
    )
    rows = rows.select_related("application__round")
    return list(rows.prefetch_related("instalments", "application__services").order_by("pk"))


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
