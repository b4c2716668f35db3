"""The practice's pages about what came of its referrals, as a browser shows them."""

import pytest
from playwright.sync_api import expect

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.referrals.lettering import closed_referral, told_world

pytestmark = pytest.mark.browser


class TestPractice:
    def test_reads_its_list_a_letter_its_week_its_pattern_and_a_note(
        self, browser_page: BrowserPage
    ):
        world = told_world()
        closed_referral(world)
        world.referral(submitted=True)
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        page = browser_page.open("/referrals/")
        page.get_by_text("Show fewer, or in another order").click()
        browser_page.check()
        browser_page.screenshot("practice_list")

        page.get_by_role("link", name="Maureen Hargreaves").first.click()
        page.get_by_role("link", name="Read or print the letter").click()
        expect(page.get_by_text("Action for the practice: none")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("letter")
        for path, words in (
            ("/referrals/this-week/", "Needs your action"),
            ("/referrals/pattern/", "Only your practice sees this page"),
            ("/learning/loneliness/", "What it cannot do"),
            ("/learning/", "Two minutes on each need"),
        ):
            browser_page.open(path)
            expect(page.get_by_text(words).first).to_be_visible()
            browser_page.check()
            browser_page.screenshot(path.strip("/").replace("/", "_"))

    def test_sets_how_it_is_told(self, browser_page: BrowserPage):
        world = told_world()
        admin = User.objects.get(pk=actor_in(Role.REFERRER_ADMIN, world.practice).user_id)
        admin.set_unusable_password()
        admin.save()
        browser_page.sign_in(admin)

        page = browser_page.open("/referrals/settings/")
        page.get_by_label("Letter to our MESH mailbox").check()
        browser_page.check()
        browser_page.screenshot("practice_settings")
        page.get_by_role("button", name="Save").click()

        expect(page.get_by_text("Enter the mailbox ID").first).to_be_visible()
        browser_page.check()
