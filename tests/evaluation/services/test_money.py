"""What was awarded stands on the funding page: public awards of the area, by financial year."""

from datetime import date
from decimal import Decimal

import pytest

from evaluation.fund.models import Award
from evaluation.periods import Quarter
from evaluation.services.money import money_tiles
from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa
from tests.evaluation.fund.world import application_in, fund_world

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
    [tile] = money_tiles(icb_of(world), SPRING)
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
