"""A commissioner comes with a question and leaves with a table; nothing is asked elsewhere."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.places.models import Postcode
from tests.browser import BrowserPage
from tests.evaluation.dashboards.publishing import area, asked, made, pcn, publish, unmet
from tests.factories.accounts import actor_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def on_the_map(here):
    """Give the one place of the area a postcode, and needs that were not met there."""
    Postcode.objects.create(
        code="LA11AA", outcode="LA1", lsoa_id="E01000009", district_code="E07000009",
        easting=350_000, northing=430_000,
    )  # fmt: skip
    unmet(here.icb, "housing", "E07000009", 12)


class TestCommissioner:
    def test_from_a_question_to_an_exported_table(self, browser_page: BrowserPage):
        here = area(Client())
        made(here.icb, pcn("Riverside PCN"), 43)
        made(here.icb, pcn("Hillside PCN"), 35, waited=30)
        asked(change=2)
        on_the_map(here)
        publish()
        actor = actor_in(Role.COMMISSIONER, here.icb)
        browser_page.sign_in(User.objects.get(pk=actor.user_id))

        page = browser_page.open("/dashboards/")
        browser_page.check()
        page.get_by_role("link", name="Waits").click()
        page.get_by_label("Period").select_option(label="January to March 2026")
        page.get_by_label("Broken down by").select_option(label="Primary care network")
        page.get_by_label("Beside the year before").check()
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("rowheader", name="Riverside PCN")).to_be_visible()
        browser_page.check()
        with page.expect_download() as download:
            page.locator("a[href*='waits.pcn'][href$='xlsx']").click()

        assert download.value.suggested_filename == "waits-pcn-2026-Q1.xlsx"
        for path in (
            "/dashboards/outcomes/?period=2025-26",
            "/dashboards/fair-share/",
            "/dashboards/needs/?period=2025-26&need=housing",
        ):
            browser_page.open(path)
            browser_page.check()
        expect(page.get_by_role("img", name="Map. Unmet: most for Someplace (10)")).to_be_visible()
