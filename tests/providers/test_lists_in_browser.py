"""An editor brings a list in and takes it back, in a browser, at both widths."""

import pytest
from playwright.sync_api import expect

from providers.models import Service
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.listing_files import as_workbook

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHEETS = {
    "Notes": [["Ask Jo"]],
    "Groups": [["Ref", "Group", "Run by", "Postcode"], ["1", "Choir", "Trust", "XX"], ["2"]],
    "Times": [["Ref", "Day", "Start time"], ["1", "Monday", "10:00"]],
}


class TestListJourney:
    def test_from_a_workbook_to_listings_and_back(self, browser_page, tmp_path):
        path = tmp_path / "groups.xlsx"
        path.write_bytes(as_workbook(**SHEETS))
        editor = actor_in(Role.DIRECTORY_EDITOR, OrganisationFactory(kind=OrganisationKind.SCHEME))
        browser_page.sign_in(User.objects.get(pk=editor.user_id))
        page = browser_page.open("/directory/lists/")
        browser_page.check()
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_label("Name of a new list").fill("Preston groups")
        page.get_by_role("button", name="Go on").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text("Which sheet is it?")
        browser_page.check()
        page.get_by_role("radio", name="Groups").first.check()
        page.get_by_role("radio", name="Times").last.check()
        page.get_by_role("button", name="Go on").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text("What are the columns?")
        browser_page.check()
        page.get_by_label("Run by").select_option("organisation")
        page.get_by_role("button", name="Check every row").click()

        expect(page.get_by_text("One listing would be new or change")).to_be_visible()
        browser_page.check()
        assert not Service.objects.exists()
        page.get_by_role("button", name="Bring them in").click()

        expect(page.get_by_text("The list is in")).to_be_visible()
        browser_page.check()
        assert Service.objects.get().schedules.get().byday == "MO"
        page.get_by_role("link", name="Take everything back").click()
        browser_page.check()
        page.get_by_role("button", name="Take everything back").click()

        expect(page.get_by_text("Everything of this file was taken back")).to_be_visible()
        assert not Service.objects.exists()

    def test_taking_everything_out(self, browser_page):
        editor = actor_in(Role.DIRECTORY_EDITOR, OrganisationFactory(kind=OrganisationKind.SCHEME))
        browser_page.sign_in(User.objects.get(pk=editor.user_id))
        page = browser_page.open("/directory/everything/")
        browser_page.check()

        with page.expect_download() as download:
            page.get_by_role("link", name="Download as CSV files").click()

        assert download.value.suggested_filename.endswith(".zip")
