"""Answering a check-in on a phone: axe at two widths, and no session before a button is pressed."""

import pytest
from playwright.sync_api import expect

from linkworkers.models import CheckIn
from linkworkers.services.reminders.raising import ensure_rules
from tests.browser import BrowserPage
from tests.factories.referrals import small_world
from tests.linkworkers.checking_in import sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestCheckIn:
    def test_from_the_link_to_thanks(self, browser_page: BrowserPage):
        ensure_rules()
        _check_in, token = sent(small_world())

        page = browser_page.open(f"/hello/{token}/")
        browser_page.check()
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url("**/hello/")
        browser_page.check()
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("link", name="Choose how you are")).to_be_visible()
        browser_page.check()
        page.get_by_label("Worse").check()
        page.get_by_label("Is there anything we should know?").fill("The heating is off")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        browser_page.check()

        assert CheckIn.objects.get().words == "The heating is off"
        assert token not in page.url

    def test_says_that_an_old_link_is_over(self, browser_page: BrowserPage):
        browser_page.expected_statuses = {404}
        page = browser_page.open("/hello/nothing-like-a-link/")
        page.get_by_role("button", name="Go on").click()

        expect(page.get_by_role("heading", name="no longer works")).to_be_visible()
        browser_page.check()
