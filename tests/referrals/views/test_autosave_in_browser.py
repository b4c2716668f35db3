"""The draft that saves itself, in a browser: through a sign-out, and between two people."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from referrals.models import Referral
from spcore.accounts.models import User
from tests.browser import UNTIL_STILL, BrowserPage
from tests.factories.referrals import World, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Sleeps in her car"


def at_the_form(browser_page: BrowserPage) -> tuple[World, Referral, Page]:
    world = small_world()
    draft = world.referral(needs=[], risk_answer="")
    browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
    page = browser_page.open(f"/referrals/{draft.pk}/edit/")
    return world, draft, page


def says(page: Page):
    return page.locator("[data-autosave-says]")


class TestAutosave:
    def test_saves_by_itself_and_says_so_politely(self, browser_page: BrowserPage):
        _world, draft, page = at_the_form(browser_page)

        page.locator("#id_reason").fill(WORDS)

        expect(says(page)).to_contain_text("Saved ")
        expect(says(page)).to_have_attribute("role", "status")
        draft.refresh_from_db()
        assert draft.reason == WORDS
        browser_page.check()

    def test_keeps_nothing_in_the_browser(self, browser_page: BrowserPage):
        _world, _draft, page = at_the_form(browser_page)

        page.locator("#id_reason").fill(WORDS)
        expect(says(page)).to_contain_text("Saved ")

        stored = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length,"
            " (await indexedDB.databases()).length, (await caches.keys()).length]"
        )
        assert stored == [0, 0, 0, 0]

    def test_then_goes_on_by_the_button(self, browser_page: BrowserPage):
        _world, draft, page = at_the_form(browser_page)
        page.locator("#id_reason").fill(WORDS)
        expect(says(page)).to_contain_text("Saved ")

        page.get_by_role("button", name="Save as draft").click()

        expect(page.get_by_text("Draft saved")).to_be_visible()
        draft.refresh_from_db()
        assert (draft.reason, draft.version) == (WORDS, 2)

    def test_the_button_waits_for_the_save_under_way_and_is_not_in_conflict_with_it(
        self, browser_page: BrowserPage
    ):
        _world, draft, page = at_the_form(browser_page)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/autosave/", hold)
        with page.expect_request("**/autosave/"):
            page.locator("#id_reason").fill(WORDS)
        save = page.get_by_role("button", name="Save as draft")
        save.click(no_wait_after=True)
        page.wait_for_timeout(300)
        assert page.url.endswith("/edit/")

        answer = held[0].fetch()
        with page.expect_response(lambda got: got.request.is_navigation_request()):
            held[0].fulfill(response=answer)

        expect(page.get_by_text("Draft saved")).to_be_visible()
        draft.refresh_from_db()
        assert (draft.reason, draft.version) == (WORDS, 2)

    def test_tells_of_a_colleague_who_saved_meanwhile_and_shows_both(
        self, browser_page: BrowserPage
    ):
        _world, draft, page = at_the_form(browser_page)
        browser_page.expected_statuses = {409}
        Referral.objects.filter(pk=draft.pk).update(version=5, reason="Cold")

        page.locator("#id_reason").fill(WORDS)
        expect(says(page)).to_contain_text("somebody else has changed this draft")
        page.get_by_role("button", name="Save as draft").click()

        expect(page.get_by_text("Somebody else has changed this").first).to_be_visible()
        expect(page.locator("td").filter(has_text="Cold")).to_be_visible()
        expect(page.locator("#id_reason")).to_have_value(WORDS)
        browser_page.check()


class TestASignInThatEnded:
    def test_is_told_in_plain_words_and_goes_on_after_signing_in_in_another_tab(
        self, browser_page: BrowserPage
    ):
        world, draft, page = at_the_form(browser_page)
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

        page.locator("#id_reason").fill(WORDS)
        expect(says(page)).to_contain_text("you have been signed out")
        expect(page.get_by_role("link", name="Sign in again (opens in a new tab)")).to_be_visible()
        expect(page.locator("#id_reason")).to_have_value(WORDS)
        browser_page.check()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        page.evaluate("window.dispatchEvent(new Event('focus'))")

        expect(says(page)).to_contain_text("Saved ")
        draft.refresh_from_db()
        assert draft.reason == WORDS

    def test_loses_nothing_when_the_button_is_pressed_instead(self, browser_page: BrowserPage):
        world, draft, page = at_the_form(browser_page)
        user = User.objects.get(pk=world.gp.user_id)
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        page.locator("#id_reason").fill(WORDS)

        page.get_by_role("button", name="Save as draft").click()
        expect(page.get_by_text("What you typed is kept")).to_be_visible()
        browser_page.check()
        self.sign_in_here(page, user)

        expect(page.get_by_text("You were signed out before this was saved")).to_be_visible()
        expect(page.locator("#id_reason")).to_have_value(WORDS)
        expect(says(page)).to_contain_text("Saved ")  # by itself: scripts are on
        draft.refresh_from_db()
        assert draft.reason == WORDS

    def sign_in_here(self, page: Page, user: User) -> None:
        password = "only-for-this-test-0123"
        user.set_password(password)
        user.save()
        page.get_by_label("Email address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()


class TestWithoutScripts:
    def test_the_form_has_its_button_and_nothing_dead(self, chromium, browser_page: BrowserPage):
        _world, draft, _page = at_the_form(browser_page)
        context = chromium.new_context(java_script_enabled=False)
        context.add_cookies(browser_page.page.context.cookies())
        page = context.new_page()
        page.goto(f"{browser_page.address}/referrals/{draft.pk}/edit/")

        page.locator("#id_reason").fill(WORDS)
        page.get_by_role("button", name="Save as draft").click()

        expect(page.get_by_text("Draft saved")).to_be_visible()
        draft.refresh_from_db()
        assert draft.reason == WORDS
        context.close()


class TestLargeText:
    @pytest.mark.parametrize("width", [320, 640])
    def test_needs_no_sideways_scrolling(self, browser_page: BrowserPage, width: int):
        _world, draft, page = at_the_form(browser_page)
        for path in ("add/", f"{draft.pk}/edit/", f"{draft.pk}/check/"):
            page = browser_page.open(f"/referrals/{path}")
            page.set_viewport_size({"width": width, "height": 900})
            if width == 640:  # 200 % text
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                page.evaluate("window.dispatchEvent(new Event('resize'))")  # the menu folds

            page.wait_for_load_state("networkidle")
            page.evaluate(UNTIL_STILL)  # `wait_for_function` would break the page's own policy
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
