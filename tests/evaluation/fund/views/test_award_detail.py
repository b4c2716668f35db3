"""One award, for those it concerns."""

import pytest

from evaluation.periods import FinancialYear
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAwardDetail:
    def test_shows_instalments_and_years_to_its_provider_and_those_who_run_it(self):
        world = fund_world("decided")
        award = award_in(world)
        address = f"/fund/awards/{award.pk}/"

        own = text_of(signed_in(world.provider).get(address))
        runner = text_of(signed_in(world.admin).get(address))

        assert "Report on" in own
        assert "Paid today" not in own
        assert "Paid today" in runner
        assert "Granted: £2,000" in runner
        other = fund_world("decided")
        for actor in (other.provider, other.admin):
            assert signed_in(actor).get(address).status_code == 404
        assert signed_in(world.citizen).get(address).status_code == 403

    def test_says_of_a_stopped_award_what_was_not_paid_and_what_comes_first(self):
        world = fund_world("decided")
        award = award_in(world, years_ago=2)
        address = f"/fund/awards/{award.pk}/"
        waiting = text_of(signed_in(world.provider).get(address))

        signed_in(world.admin).post(f"{address}do/stop/", {"reason": "It closed"})
        page = text_of(signed_in(world.provider).get(address))

        year = FinancialYear(award.starts_on.year)
        assert f"Report on {year} first." in waiting
        assert "Not paid" not in waiting
        assert page.count("Not paid") == 2
        form = text_of(signed_in(world.provider).get(f"{address}report/{year.year}/"))
        assert "to keep for next year" not in form

    def test_lets_whoever_runs_it_note_that_an_offer_is_turned_down(self):
        world = fund_world("decided")
        address = f"/fund/awards/{award_in(world, status='offered').pk}/"
        browser = signed_in(world.admin)

        assert "cannot answer any more" in text_of(browser.get(address))
        assert "Note that this money is turned down?" in text_of(
            browser.get(f"{address}do/refuse/")
        )
        browser.post(f"{address}do/refuse/", {"reason": "It closed in June"})
        assert "It closed in June" in text_of(browser.get(address))
