"""Triage by keyboard alone, with thirty people waiting: the order, and where an act leads."""

import re
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.referrals import PersonFactory, World, small_world
from tests.referrals.views.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAITING = 30
MOST_STOPS = 40  # from one list to the next, one person decided


def thirty_waiting(world: World) -> None:
    """Let thirty wait: all since other days, the two urgent ones since the last."""
    now = timezone.now()
    for number in range(WAITING):
        world.referral(
            submitted=True,
            submitted_at=now - timedelta(days=WAITING - number),
            urgency="urgent" if number >= WAITING - 2 else "routine",
            person=PersonFactory(given_name=f"N{number:02}", family_name="Hill"),
        )


class TestTriageByKeyboard:
    def test_decides_one_after_the_other_the_most_urgent_first(self, browser_page: BrowserPage):
        world = small_world()
        thirty_waiting(world)
        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))
        page = browser_page.open("/triage/")
        keyboard, stops = Keyboard(page), []

        for name in ("N28 Hill", "N29 Hill"):
            begun = keyboard.stops
            first = page.locator(".app-list__title a").first
            expect(first).to_have_text(name)
            if not stops:  # afterwards the focus is on what was done, above the list
                keyboard.skip("Skip to main content")
            keyboard.activate(first)
            keyboard.skip("Skip to main content")
            keyboard.activate(page.get_by_role("link", name="Send back"))
            keyboard.skip("Skip to main content")
            keyboard.tick(page.locator("input[name=code]").first)
            keyboard.type(page.locator("textarea").first, "Which street does she live in?")
            keyboard.activate(page.get_by_role("button", name="Send back"))
            expect(page).to_have_url(re.compile("/triage/\\?decided="))
            expect(page.locator(".nhsuk-notification-banner")).to_be_focused()
            stops.append(keyboard.stops - begun)

        sys.stdout.write(f"\npresses of Tab for each decision: {stops}\n")
        assert Referral.objects.filter(status=Status.RETURNED).count() == len(stops)
        assert max(stops) <= MOST_STOPS
