"""What was awarded stands on the funding page: public awards of the area, by financial year."""

from datetime import date
from decimal import Decimal

import pytest

from evaluation.facts.selectors.tiles import Book, People, Pounds
from evaluation.facts.services.freezing import freeze
from evaluation.fund.models import Award, FundRound
from evaluation.periods import FinancialYear, Quarter
from evaluation.services.money import money_tiles
from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa
from tests.evaluation.fund.world import application_in, fund_world
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db
SPRING = Quarter(2026, 2)  # ends in 2026/27


@pytest.fixture
def world():
    made = fund_world("decided")
    Organisation.objects.filter(pk=icb_of(made)).update(ods_code="QX1")
    Lsoa.objects.create(code="E01000009", name="Somewhere", icb_code="QX1", population=2000)
    return made


def icb_of(world):
    return world.scheme.organisation.parent_id


def award(world, *, status="accepted", starts_on=date(2026, 4, 1), **fields) -> Award:
    given = {"amounts": [Decimal(2_000), Decimal(3_000)], "ends_on": date(2028, 3, 31)}
    application = application_in(world, status="awarded")
    return Award.objects.create(
        application=application, status=status, starts_on=starts_on, made_at=application.made_at,
        **given | fields,
    )  # fmt: skip


def rows(world):
    [tile] = money_tiles(icb_of(world), SPRING, Book())
    return tile.rows


class TestMoneyTiles:
    def test_are_by_financial_year_and_for_the_people_who_live_there(self, world):
        award(world)

        assert rows(world) == [["2026/27", 1, 2000, "1000.00"], ["2027/28", 1, 3000, "1500.00"]]

    @pytest.mark.parametrize("status", ["prepared", "offered", "refused"])
    def test_leave_out_what_is_not_public(self, world, status):
        award(world, status=status)

        assert rows(world) == []

    def test_count_of_a_stopped_award_what_was_paid(self, world):
        stopped = award(world, status="stopped")
        parts = ((1, 500, date(2026, 5, 1)), (2, 900, None))
        for number, amount, paid in parts:
            stopped.instalments.create(
                number=number, due_on=date(2026, 5, 1), amount=amount, paid_on=paid
            )

        assert rows(world) == [["2026/27", 1, 500, "250.00"]]

    def test_leave_out_other_areas_and_years_that_were_over(self, world):
        award(fund_world("decided"))
        award(world, starts_on=date(2024, 4, 1), ends_on=date(2026, 3, 31))

        assert rows(world) == []


def themes(world, counts):
    book = Book(dict(counts))
    tile = money_tiles(icb_of(world), FinancialYear(2026), book)[1]
    return tile, freeze([tile], book, {})["tables"]["funding.themes"]["rows"]


class TestThemes:
    def test_hold_what_was_awarded_against_who_has_the_need_and_for_whom_it_is_not_met(self, world):
        round_of(world, ["money", "food"])
        award(world)
        counts = {"need|food": 100, "need|mood": 40, "unmet|need|food": 30, "unmet|need|mood": 0}

        tile, published = themes(world, counts)

        assert tile.rows[0] == [
            "food", People("need|food"), People("unmet|need|food"), 1000, Pounds(1000, "need|food")
        ]  # fmt: skip
        assert published == [
            ["food", 100, 30, 1000, [10.0, None, None]],
            ["money", 0, 0, 1000, None],
            ["mood", 40, 0, 0, [0.0, None, None]],
        ]

    def test_count_for_what_the_services_help_with(self, world):
        round_of(world, ["money", "food"])
        given = award(world)
        given.application.services.set([ServiceFactory(needs=["food", "mood"])])

        assert [row[3] for row in themes(world, {"need|money": 30})[1]] == [2000, 0]

    def test_say_nothing_for_each_where_few_have_the_need(self, world):
        round_of(world, ["food"])
        award(world)

        assert themes(world, {"need|food": 5})[1] == [["food", "*", 0, 2000, None]]


def round_of(world, themes):
    FundRound.objects.filter(pk=world.round.pk).update(themes=themes)
