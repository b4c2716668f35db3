"""Applications side by side."""

import pytest

from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.factories.providers import ProviderFactory
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationCompare:
    def test_shows_means_and_spread_and_asks_as_much_of_many(self):
        world = fund_world("judging")
        browser = signed_in(world.commissioner)
        address = f"/fund/rounds/{world.round.pk}/compare/"
        for number in range(25):
            row = application_in(world, by=ProviderFactory())
            declared(world, row, interested="charity" if number == 0 else "")
            marked(world, row, citizen=(4, 2), charity=(2, 1))
            if number == 4:
                few = questions(browser, address)

        page = text_of(browser.get(address))

        assert questions(browser, address) == few
        assert "<td>60.0</td>" in page  # the mean of 80 and 40
        assert ">40 – 80</td>" in page
        assert "1 has an interest" in page

    def test_is_for_those_who_run_the_round(self):
        world = fund_world("judging")
        address = f"/fund/rounds/{world.round.pk}/compare/"

        assert signed_in(world.citizen).get(address).status_code == 403
        assert signed_in(fund_world().admin).get(address).status_code == 404
