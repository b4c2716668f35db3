"""A provider's own applications."""

import pytest

from evaluation.fund.models import Award
from evaluation.periods import FinancialYear
from tests.evaluation.fund.world import application_in, award_in, fund_world, round_of
from tests.factories.providers import ProviderFactory
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationList:
    def test_shows_ones_own_and_the_open_rounds(self):
        world = fund_world("open")
        application_in(world, status="draft", sent_at=None, title="A minibus")
        application_in(world, by=ProviderFactory(), title="Not ours")

        page = text_of(signed_in(world.provider).get("/fund/applications/"))

        assert "A minibus" in page
        assert "Send it by" in page
        assert "Not ours" not in page
        assert "Getting about" in page
        assert "Nothing yet" in text_of(signed_in(fund_world().provider).get("/fund/applications/"))

    def test_says_which_report_is_due_and_asks_as_much_of_many_awards_as_of_few(self):
        world = fund_world("decided")
        award = award_in(world)
        browser = signed_in(world.provider)
        year = FinancialYear(award.starts_on.year)

        due = text_of(browser.get("/fund/applications/"))
        few = questions(browser, "/fund/applications/")
        for _ in range(5):
            world.round = round_of(world.scheme, world.admin, status="decided")
            award_in(world)
        assert questions(browser, "/fund/applications/") == few
        Award.objects.update(status="offered")

        assert f"Write the report on {year}" in due
        assert "Write the report on" not in text_of(browser.get("/fund/applications/"))
