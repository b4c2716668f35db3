"""Reminders in a browser: axe at two widths, and the taps."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from linkworkers.services import reminders
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.reminding import stale

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestReminders:
    def test_are_dealt_with_undone_and_put_off_by_a_tap(self, browser_page: BrowserPage):
        world = small_world()
        stale(world, "Okafor")
        reminders.raise_reminders(at=timezone.now())
        browser_page.sign_in(User.objects.get(pk=world.worker.user_id))

        page = browser_page.open("/reminders/")
        browser_page.check()
        quiet = page.get_by_role("listitem").filter(has_text="Nobody has spoken")
        quiet.get_by_role("button", name="Dealt with").click()
        expect(quiet).to_have_count(0)
        browser_page.check()
        page.get_by_role("button", name="Undo").click()
        expect(quiet).to_have_count(1)
        quiet.get_by_role("link", name="Put off").click()
        page.wait_for_url("**/later/")
        browser_page.check()
        page.get_by_role("button", name="Put off").click()
        expect(page.get_by_text("Put off until")).to_be_visible()

        expect(quiet).to_have_count(0)

    def test_are_ruled_by_the_schemes_administrators(self, browser_page: BrowserPage):
        world = small_world()
        reminders.raise_reminders(at=timezone.now())
        admin = actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)
        browser_page.sign_in(User.objects.get(pk=admin.user_id))

        page = browser_page.open("/scheme/reminders/")
        browser_page.check()
        page.get_by_role("link", name="Nobody has spoken").click()
        page.wait_for_url("**/no_contact/")
        browser_page.check()
        page.get_by_label("How many days after").fill("21")
        page.get_by_role("button", name="Save").click()

        expect(page.get_by_text("21 days after: somebody last spoke")).to_be_visible()
