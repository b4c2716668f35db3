"""What comes out on paper: the answers over the whole width, and no button or way to change."""

import pytest
from playwright.sync_api import Locator, Page, expect

from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.referrals import NOON, ConsentFactory, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def on_paper(browser_page: BrowserPage, path: str) -> Page:
    """Open a page as it is printed: the browser says that it prints, then lays it out for paper."""
    page = browser_page.open(path)
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    return page


def width(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["width"]


class TestPrinting:
    def test_a_draft_says_that_it_is_not_sent_and_offers_nothing_to_press(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        draft = world.referral(reason="Damp")
        ConsentFactory(person=draft.person, given_at=NOON)
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))

        page = on_paper(browser_page, f"/referrals/{draft.pk}/check/")

        expect(page.get_by_text("Not sent yet.")).to_be_visible()
        expect(page.locator("[data-printed-at]")).to_be_visible()
        expect(page.get_by_text("Damp")).to_be_visible()
        for words in ("Change", "Add something to it", "Send the referral"):
            for place in page.locator("main").get_by_text(words).all():
                expect(place).not_to_be_visible()

    def test_a_referral_fills_the_paper_and_leaves_the_record_code_out(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        sent = world.referral(submitted=True, reason="Damp")
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))

        page = on_paper(browser_page, f"/referrals/{sent.pk}/")

        expect(page.get_by_text(sent.reference).first).to_be_visible()
        expect(page.get_by_text("Copy for the record")).not_to_be_visible()
        answers = page.locator(".nhsuk-summary-list").first
        assert width(answers) > 0.95 * width(page.locator("main"))
