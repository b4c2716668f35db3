"""Referring somebody known in under a minute: by keyboard alone, and counted."""

import sys

import pytest
from playwright.sync_api import Page, expect

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.views.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NUMBER = "9991000003"
MOST = 12
MOST_STOPS = 32  # 78 before there was anything to skip by


def refer(keyboard: Keyboard) -> str:
    """From "Refer a person" to the reference, as an expert does; return the reference page."""
    page = keyboard.page
    keyboard.type(page.locator("#id_nhs_number"), NUMBER)
    keyboard.activate()  # Enter in the box: "Find"
    keyboard.activate(page.get_by_role("button", name="Refer this person"))
    expect(page.locator("h1")).to_contain_text("What do they need?")
    keyboard.skip("Skip to main content")
    keyboard.tick(page.locator("input[name=needs][value=loneliness]"))
    keyboard.skip("Skip the rest of this list")
    keyboard.type(page.locator("#id_what_matters"), "Somebody to have a brew with.")
    keyboard.type(page.locator("#id_reason"), "Came four times this quarter, mostly to talk.")
    keyboard.tick(page.locator("input[name=risk_answer][value=none_known]"))
    keyboard.tick(page.locator("input[name=consent_referral][value=yes]"))
    keyboard.tick(page.locator("input[name=consent_how][value=spoken]"))
    keyboard.activate(page.get_by_role("button", name="Check your answers"))
    expect(page.locator("h1")).to_contain_text("Check your answers")
    keyboard.skip("Skip to main content")
    keyboard.skip("Skip to sending")
    keyboard.tick(page.locator("#id_is_contact_checked"))
    keyboard.activate(page.get_by_role("button", name="Send the referral"))
    expect(page.locator("h1")).to_contain_text("Referral sent")
    return page.locator(".nhsuk-panel strong").inner_text()


def at_the_start(browser_page: BrowserPage) -> Page:
    world = small_world()
    PersonFactory(nhs_number=NUMBER, no_nhs_number="", practice=world.practice)
    browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
    return browser_page.open("/referrals/add/")


class TestAnExpert:
    def test_needs_few_interactions_and_few_stops_for_a_known_person(
        self, browser_page: BrowserPage
    ):
        keyboard = Keyboard(at_the_start(browser_page))

        reference = refer(keyboard)

        said = f"interactions {keyboard.interactions}, and {keyboard.stops} presses of Tab"
        sys.stdout.write(f"\n{said}\n")
        sent = Referral.objects.get(reference=reference)
        assert sent.status == Status.SUBMITTED
        assert keyboard.interactions <= MOST
        assert keyboard.stops <= MOST_STOPS

    def test_is_led_to_each_error_by_keyboard(self, browser_page: BrowserPage):
        page = at_the_start(browser_page)
        keyboard = Keyboard(page)
        keyboard.type(page.locator("#id_nhs_number"), NUMBER)
        keyboard.activate()
        keyboard.activate(page.get_by_role("button", name="Refer this person"))
        keyboard.skip("Skip to main content")
        keyboard.activate(page.get_by_role("button", name="Check your answers"))

        expect(page.locator(".nhsuk-error-summary")).to_be_focused()
        for field in ("needs", "risk_answer", "consent_referral", "consent_how"):
            link = page.locator(f".nhsuk-error-summary a[href='#id_{field}']")
            link.focus()
            page.keyboard.press("Enter")
            expect(page.locator(f"#id_{field}")).to_be_focused()
        browser_page.check()


class TestStops:
    def test_follow_the_page_from_top_to_bottom(self, browser_page: BrowserPage):
        page = at_the_start(browser_page)
        keyboard = Keyboard(page)
        keyboard.type(page.locator("#id_nhs_number"), NUMBER)
        keyboard.activate()
        keyboard.activate(page.get_by_role("button", name="Refer this person"))
        page.locator("input[name=needs]").first.focus()

        names = []
        while (stop := page.evaluate("document.activeElement.name")) != "draft":
            names.append(stop)
            page.keyboard.press("Tab")
            assert len(names) < 100

        order = list(dict.fromkeys(name for name in names if name))
        assert order == [
            *("needs", "what_matters", "reason", "urgency", "risk_answer"),
            *("consent_referral", "consent_how", "consent_feedback"),
        ]
