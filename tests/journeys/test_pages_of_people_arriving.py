"""A service is sent people, and the money and places behind it: axe, keyboard, no scripts."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from linkworkers.models import ShortlistItem, UnknownText
from referrals.models import OnwardAttendance
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from tests.browser import DESKTOP, PHONE, BrowserPage
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, token_of
from tests.referrals.linking import linked
from tests.referrals.services.test_payments import admin_of, asked
from tests.referrals.sharing import offered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MIDDLE = {"width": 390, "height": 800}
WIDTHS = (DESKTOP, MIDDLE, PHONE)


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    """Sign in somebody who has neither password nor code, so that nobody asks for it again."""
    user = User.objects.get(pk=actor.user_id)
    user.set_unusable_password()
    user.save()
    browser_page.sign_in(user)


def press(page: Page, name: str, role: str = "button", key: str = "Enter") -> None:
    """Reach something by the Tab key alone, then press it."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            page.keyboard.press(key)
            return
    raise AssertionError(f"{name} is not reached by Tab")


def check(browser_page: BrowserPage, *paths: str) -> None:
    """Open each page and look at it at three widths."""
    for path in paths:
        browser_page.open(path)
        expect(browser_page.page.get_by_role("heading", level=1)).to_be_visible()
        browser_page.check(widths=WIDTHS)


@pytest.fixture
def plain(chromium: Browser, browser_page: BrowserPage) -> Iterator[BrowserPage]:
    """Give a browser in which scripts are off."""
    context = chromium.new_context(java_script_enabled=False)
    yield BrowserPage(context.new_page(), browser_page.address)
    context.close()


class TestMoneyAndPlaces:
    def test_pages_of_a_scheme(self, browser_page: BrowserPage):
        sharing = offered()
        payment = asked(sharing)
        sign_in(browser_page, admin_of(sharing))

        check(browser_page, "/payments/", f"/payments/{payment.pk}/", "/people-sent/", "/waiting/")

    def test_pages_of_a_link_worker(self, browser_page: BrowserPage):
        sharing = offered()
        asked(sharing)
        sign_in(browser_page, sharing.world.worker)

        check(browser_page, f"/onward/{sharing.onward.pk}/money/", "/account/texts/")

    def test_pages_of_a_service(self, browser_page: BrowserPage):
        sharing = offered().sent()
        sign_in(browser_page, sharing.provider)

        check(browser_page, "/my-services/places/", "/people-sent/", "/inbox/")


class TestATextFromNobodyKnown:
    def test_is_read_and_settled_by_the_keyboard_alone(self, browser_page: BrowserPage):
        text = UnknownText.objects.create(
            number="+447700900999", words="I am not safe", received_at=timezone.now()
        )
        sign_in(browser_page, small_world().supervisor)
        page = browser_page.open(f"/texts/{text.pk}/")
        browser_page.check(widths=WIDTHS)

        page.get_by_label("What did you do?").focus()
        page.keyboard.type("Rang back: she is with her sister")
        press(page, "Save")
        expect(page.get_by_text("It is on nobody's list any more")).to_be_visible()
        browser_page.open(f"/texts/{text.pk}/")
        browser_page.check(widths=WIDTHS)

        text.refresh_from_db()
        assert text.done == "Rang back: she is with her sister"


class TestOneWhoArrives:
    def test_is_answered_and_marked_by_the_keyboard_alone(self, browser_page: BrowserPage):
        sharing = offered().sent()
        sign_in(browser_page, sharing.provider)
        page = browser_page.open(f"/inbox/{sharing.onward.pk}/")

        page.get_by_label("Yes, we take this person").focus()
        page.keyboard.press("Space")
        press(page, "Send your answer")
        expect(page.get_by_role("heading", level=1)).to_contain_text("CNRY-name")
        browser_page.check(widths=WIDTHS)
        press(page, "They came today")
        expect(page.get_by_role("heading", name="Recorded")).to_be_visible()
        browser_page.check(widths=WIDTHS)

        assert OnwardAttendance.objects.get().came
        press(page, "Undo")
        expect(page.get_by_text("Taken back")).to_be_visible()
        assert not OnwardAttendance.objects.exists()

    def test_is_put_on_the_list_then_taken_without_scripts(self, plain: BrowserPage):
        sharing = offered().sent()
        sign_in(plain, sharing.provider)
        page = plain.open(f"/inbox/{sharing.onward.pk}/")

        page.get_by_label("Not yet").check()
        page.get_by_role("button", name="Send your answer").click()
        expect(page.get_by_text("Place 1 of 1.")).to_be_visible()
        page.get_by_label("Yes, we take this person").check()
        page.get_by_role("button", name="Send your answer").click()
        page.get_by_role("button", name="They did not come today").click()

        expect(page.get_by_text("did not come (says the service)")).to_be_visible()


class TestAPrivateLink:
    def test_answers_from_the_email_by_the_keyboard_alone(self, browser_page: BrowserPage):
        sharing, token = linked()
        page = browser_page.open(f"/answer/{token}/")
        browser_page.check(widths=WIDTHS)
        press(page, "Go on")
        expect(page.get_by_role("heading", name="Can you take this person?")).to_be_visible()
        browser_page.check(widths=WIDTHS)

        page.get_by_label("No", exact=True).focus()
        page.keyboard.press("Space")
        press(page, "Send your answer")
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        browser_page.check(widths=WIDTHS)
        assert sharing.fresh().status == "sent"

    def test_shows_a_shortlist_after_the_word_and_takes_a_wish(self, plain: BrowserPage):
        link = link_to_list(small_world(), "Choir", "Allotment", word="robin")
        page = plain.open(f"/choices/{token_of(link)}/")

        page.locator("main button").first.click()
        expect(page.locator("main")).not_to_contain_text("Choir")
        page.locator("input[name=answer]").fill("robin")
        page.locator("main form button").first.click()
        expect(page.get_by_role("heading", name="Choir")).to_be_visible()
        page.get_by_role("button", name="Choir").first.click()

        assert ShortlistItem.objects.exclude(wish="").get().service.name == "Choir"

    def test_of_a_shortlist_is_accessible_at_each_step(self, browser_page: BrowserPage):
        link = link_to_list(small_world(), "Choir", "Allotment", word="robin")
        page = browser_page.open(f"/choices/{token_of(link)}/")
        browser_page.check(widths=WIDTHS)
        page.locator("main button").first.click()
        browser_page.check(widths=WIDTHS)
        page.locator("input[name=answer]").fill("robin")
        page.locator("main form button").first.click()
        expect(page.get_by_role("heading", name="Choir")).to_be_visible()

        browser_page.check(widths=WIDTHS)
