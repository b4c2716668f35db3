"""Taking a round from one state to the next."""

import pytest

from evaluation.fund.models import FundRound
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoundMove:
    def test_opens_and_asks_why_before_it_is_called_off(self):
        world = fund_world("draft")
        browser, address = signed_in(world.admin), f"/fund/rounds/{world.round.pk}/do/"

        browser.post(f"{address}open/")
        assert FundRound.objects.get().status == "open"
        assert "Enter the reason" in text_of(browser.post(f"{address}call_off/"))
        browser.post(f"{address}call_off/", {"reason": "The money is gone"})

        assert FundRound.objects.get().status == "called_off"
        assert browser.get(f"{address}open/").status_code == 409
        assert browser.get(f"{address}sell/").status_code == 404

    def test_says_what_is_left_to_decide_before_publishing(self):
        world = fund_world("judging")
        application_in(world)

        page = text_of(signed_in(world.admin).get(f"/fund/rounds/{world.round.pk}/do/publish/"))

        assert "Decide every application first: 1 left." in page
