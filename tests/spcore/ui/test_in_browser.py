"""The public pages, the gallery and the refusals, as a browser shows them."""

import pytest
from playwright.sync_api import expect

from tests.browser import BrowserPage

pytestmark = pytest.mark.browser


class TestPublicPages:
    @pytest.mark.parametrize("path", ["/", "/accessibility/", "/privacy/", "/design/"])
    def test_are_accessible_at_both_widths(self, browser_page: BrowserPage, path):
        browser_page.open(path)

        browser_page.check()

    def test_a_missing_page_is_accessible(self, browser_page: BrowserPage):
        browser_page.expected_statuses = {404}
        browser_page.open("/nothing-here/")

        browser_page.check()


class TestScripts:
    def test_a_panel_is_fetched_into_its_place(self, browser_page: BrowserPage):
        page = browser_page.open("/design/")

        panel = page.locator("[data-panel-from='/privacy/']")
        expect(panel.get_by_role("table")).to_be_visible()
        expect(panel.get_by_role("heading", name="Who sees what")).to_be_visible()

    def test_an_answer_that_needs_more_opens_its_box(self, browser_page: BrowserPage):
        page = browser_page.open("/design/")
        form = page.locator("form").first
        box = form.get_by_label("Telephone number")
        expect(box).to_be_visible()

        form.get_by_label("Email", exact=True).check()

        expect(box).to_be_hidden()

    def test_a_link_of_the_error_summary_leads_to_the_box(self, browser_page: BrowserPage):
        page = browser_page.open("/design/")

        page.get_by_role("link", name="Date of birth must include a year").click()

        expect(page.locator("#id_form_b-born-year")).to_be_focused()

    def test_pages_read_without_scripts(self, browser_page: BrowserPage):
        context = browser_page.page.context.browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{browser_page.address}/design/")

        expect(page.get_by_role("link", name="Who sees what")).to_be_visible()
        expect(page.locator("form").first.get_by_label("Telephone number")).to_be_visible()
        context.close()


class TestPaper:
    def test_holds_no_address_of_a_record_and_no_menu(self, browser_page: BrowserPage):
        page = browser_page.open("/design/")
        page.emulate_media(media="print")

        expect(page.get_by_role("contentinfo")).to_be_hidden()
        after = page.evaluate(
            "getComputedStyle(document.querySelector('.app-list__title a'), '::after').content"
        )
        assert after == "none"


class TestKeyboard:
    def test_the_first_stop_leads_past_the_menu(self, browser_page: BrowserPage):
        page = browser_page.open("/")

        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
        page.keyboard.press("Enter")

        expect(page.locator("#maincontent")).to_be_focused()
