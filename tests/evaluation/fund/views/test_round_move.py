"""Taking a round from one state to the next."""

from datetime import timedelta

import pytest

from evaluation.fund.models import FundRound
from tests.evaluation.fund.world import TODAY, application_in, fund_world
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

    def test_asks_why_and_until_when_before_it_is_reopened(self):
        world = fund_world("judging")
        browser, address = signed_in(world.admin), f"/fund/rounds/{world.round.pk}/do/reopen/"
        new = TODAY() + timedelta(days=9)
        day = typed(new)

        asked = text_of(browser.get(address))
        wrong = text_of(browser.post(address, typed(TODAY()) | {"reason": "Post"}))
        silent = text_of(browser.post(address, day))
        browser.post(address, day | {"reason": "The post was late"})

        assert "The new last day to apply" in asked
        assert "The last day to apply must be after today" in wrong
        assert "Post</textarea>" in wrong
        assert "Enter the reason" in silent
        assert (FundRound.objects.get().status, FundRound.objects.get().closes_on) == ("open", new)


def typed(on):
    return {"closes_on_day": on.day, "closes_on_month": on.month, "closes_on_year": on.year}
