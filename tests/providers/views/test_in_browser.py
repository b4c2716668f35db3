"""The directory and its keepers' pages in a browser: axe at two widths, and by keyboard."""

from datetime import date

import pytest
from playwright.sync_api import expect

from providers.models import Assurance, Service
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.places.models import Postcode
from tests.browser import BrowserPage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import AssuranceFactory, ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import CENTRE, fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser_page: BrowserPage, role: Role, organisation=None) -> None:
    """Sign the browser in as somebody in a role."""
    organisation = organisation or OrganisationFactory(kind=OrganisationKind.SCHEME)
    actor = actor_in(role, organisation)
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


class TestDirectory:
    def test_is_searched_by_keyboard_alone(self, browser_page: BrowserPage):
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=CENTRE[0], northing=CENTRE[1])
        ServiceFactory(name="Near choir", at=[(CENTRE[0] + 10, CENTRE[1])])
        ServiceFactory(name="Helpline", by_phone=True)
        fill(60, seed=7, reach=4000)
        page = browser_page.open("/directory/")
        browser_page.check()

        page.get_by_label("Words").focus()
        page.keyboard.type("choir")
        page.keyboard.press("Tab")
        page.keyboard.type("pr12he")
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", name="nearest first")).to_be_visible()
        expect(page.get_by_text("less than 0.1 km").first).to_be_visible()
        browser_page.check()
        page.get_by_role("link", name="Near choir").press("Enter")
        expect(page.get_by_role("heading", level=1, name="Near choir")).to_be_visible()
        browser_page.check()

    def test_shows_a_wrong_postcode_and_an_empty_answer_accessibly(self, browser_page: BrowserPage):
        page = browser_page.open("/directory/?near=hello&need=money")
        expect(page.get_by_role("alert")).to_be_visible()
        browser_page.check()

        browser_page.open("/directory/?q=nothing+at+all&need=money&age=12&free=on")
        browser_page.check()


class TestKeepersPages:
    def test_a_provider_edits_and_confirms_a_listing(self, browser_page: BrowserPage):
        provider = ProviderFactory()
        service = ServiceFactory(provider=provider, name="Choir", needs=["mood"], at=[CENTRE])
        sign_in(browser_page, Role.PROVIDER, provider.organisation)
        page = browser_page.open("/my-services/")
        browser_page.check()

        page.get_by_role("link", name="Edit Choir").click()
        expect(page.get_by_label("Name of the service")).to_be_visible()
        browser_page.check()
        page.get_by_label("Full").check()
        page.get_by_label("About how many weeks is the wait?").fill("6")
        page.get_by_role("button", name="Save the listing").click()
        expect(page.get_by_text("Full: about 6 weeks")).to_be_visible()
        Service.objects.filter(pk=service.pk).update(verified_on=date(2020, 1, 1))
        page.get_by_role("button", name="Still right").click()

        expect(page.get_by_text("Thank you")).to_be_visible()
        assert Service.objects.get().verified_on != date(2020, 1, 1)

    def test_a_provider_s_other_pages_are_accessible(self, browser_page: BrowserPage):
        provider = ProviderFactory()
        AssuranceFactory(provider=provider, checked_on=None)
        AssuranceFactory(provider=provider, kind="ico", expires_on=date(2020, 1, 1))
        sign_in(browser_page, Role.PROVIDER, provider.organisation)

        for path in ("/my-services/", "/my-services/add/", "/my-services/assurances/"):
            browser_page.open(path)
            browser_page.check()

    def test_evidence_is_checked_accessibly(self, browser_page: BrowserPage):
        AssuranceFactory(checked_on=None, provider__organisation__name="Harbour Trust")
        sign_in(browser_page, Role.DIRECTORY_EDITOR)
        browser_page.open("/my-services/add/?q=harbour")
        browser_page.check()
        page = browser_page.open("/my-services/assurances/")
        browser_page.check()

        page.get_by_role("link", name="Harbour Trust").click()
        expect(page.get_by_role("heading", level=2, name="Insurance")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="I have checked this").click()

        expect(page.get_by_text("Checked on")).to_be_visible()
        assert Assurance.objects.get().checked_on is not None
