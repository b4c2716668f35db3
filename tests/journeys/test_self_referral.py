"""From the first page, on a phone, to triage: somebody who is not safe asks for help."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from referrals.models import Concern, Referral
from spcore.accounts.models import User
from spcore.ui import form_token
from tests.browser import PHONE, BrowserPage
from tests.referrals.self_referring import open_world

pytestmark = pytest.mark.browser


def fill_in(page: Page) -> None:
    """Answer as somebody would who is frightened and in a hurry."""
    page.get_by_label("Me", exact=True).check()
    page.get_by_label("Somebody hurts or frightens me").check()
    page.get_by_label("What would make the biggest difference?").fill("To sleep without fear.")
    page.get_by_role("group", name="Is there something that cannot wait?").get_by_label(
        "No", exact=True
    ).check()
    page.get_by_role("group", name="Are you safe right now?").get_by_label("No", exact=True).check()
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("Family name").fill("Quill")
    page.get_by_label("Day").fill("27")
    page.get_by_label("Month").fill("3")
    page.get_by_label("Year").fill("1956")
    page.get_by_label("Phone number", exact=False).last.fill("07700 900111")
    page.get_by_label("Text me").check()
    page.get_by_label("I agree that the team reads this").check()
    page.get_by_role("group", name="May we tell your GP practice").get_by_label(
        "No", exact=True
    ).check()


def find_the_form(browser_page: BrowserPage) -> Page:
    page = browser_page.open("/")
    browser_page.check()
    page.get_by_role("button", name="Ask for help").click()
    expect(page.get_by_role("heading", name="Find your team")).to_be_visible()
    browser_page.check()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_label("Your postcode, or the name of your GP practice").fill("riverside")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="Choose your GP practice")).to_be_visible()
    browser_page.check()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_role("link", name="Riverside Surgery").click()
    return page


def send(browser_page: BrowserPage) -> None:
    page = browser_page.page
    page.get_by_role("button", name="Check my answers").click()
    expect(page.get_by_role("heading", name="You may not be safe")).to_be_visible()
    browser_page.check()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_role("button", name="Send").click()
    heading = page.get_by_role("heading", name="Thank you. We have it")
    expect(heading).to_be_visible()


@pytest.fixture(autouse=True)
def _machines_are_quicker_than_people(monkeypatch):
    monkeypatch.setattr(form_token, "QUICKEST", timedelta())


class TestSelfReferral:
    def test_on_a_phone_from_the_first_page_to_triage(self, browser_page: BrowserPage):
        world = open_world()
        world.practice.name = "Riverside Surgery"
        world.practice.save()
        page = find_the_form(browser_page)
        expect(page.get_by_label("GP practice", exact=True)).to_have_value(str(world.practice.pk))
        page.get_by_role("button", name="Check my answers").click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        browser_page.check()
        fill_in(page)
        send(browser_page)
        browser_page.check()
        referral = Referral.objects.get()
        expect(page.get_by_text(referral.reference)).to_be_visible()

        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))
        browser_page.open("/triage/")
        expect(page.get_by_role("heading", name="Read now")).to_be_visible()
        browser_page.check()
        page.get_by_role("link", name="Ada Quill").first.click()
        expect(page.get_by_role("button", name="I have taken this over")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="I have seen this").click()
        expect(page.get_by_role("button", name="I have seen this")).to_be_hidden()
        assert Concern.objects.get().taken_over_at is None
        for path in ("/concerns/", f"/triage/{referral.pk}/"):
            browser_page.open(path)
            browser_page.check()
        expect(page.get_by_text("From The person themself")).to_be_visible()


class TestLeaveQuickly:
    def test_leaves_and_leaves_no_way_back(self, browser_page: BrowserPage):
        open_world()
        page = browser_page.open("/refer-yourself/")
        browser_page.answer_for("www.bbc.co.uk", body="Weather")

        page.get_by_role("button", name="Leave quickly").click()

        expect(page.get_by_text("Weather")).to_be_visible()
        page.go_back()
        expect(page.get_by_text("Ask for help")).to_have_count(0)
