"""Writing an application."""

import pytest

from evaluation.fund.models import Application
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationEdit:
    def test_asks_nothing_that_the_directory_knows_and_keeps_what_is_unfinished(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None, amounts=[], title="")
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"

        page = text_of(browser.get(address))
        sent = {"version": 0, "title": "A bus", "amount_2": "£1,500", "later": "1"}
        answer = browser.post(address, sent)

        assert "1234567" in page  # the charity number, read and not asked
        assert 'name="charity_number"' not in page
        assert answer.url == "/fund/applications/"
        kept = Application.objects.get()
        assert (kept.title, [int(one) for one in kept.amounts]) == ("A bus", [0, 1_500])

    def test_shows_what_is_wrong_and_refuses_one_that_was_sent(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"

        page = text_of(browser.post(address, {"version": 0, "title": "A bus", "amount_1": "much"}))
        Application.objects.update(status="sent")

        assert "Enter an amount in pounds" in page
        assert 'value="much"' in page
        assert browser.get(address).status_code == 409
