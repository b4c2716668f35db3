"""Getting there, on a phone: volunteers, journeys elsewhere, the slip, and planning for several."""

import pytest
from playwright.sync_api import expect

from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.referrals.services.test_getting_there import companion
from tests.referrals.sharing import offered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


class TestJourneys:
    def test_are_planned_with_a_volunteer_and_asked_for_elsewhere(self, browser_page: BrowserPage):
        sharing = offered()
        world, case = sharing.world, sharing.onward.referral
        companion(world, name="Rita")
        browser_page.sign_in(User.objects.get(pk=world.worker.user_id))

        page = browser_page.open(f"/onward/{sharing.onward.pk}/getting-there/")
        page.set_viewport_size(PHONE)
        page.locator("input[name=goes][value=volunteer]").check()
        page.get_by_label("A volunteer of your register").select_option(label="Rita")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("main")).to_contain_text("goes along: Rita")
        page.get_by_role("link", name="Help with journeys to anywhere else").click()
        page.get_by_label("A taxi").check()
        page.get_by_label("Where to, when").fill("The court, Tuesday")
        page.get_by_role("button", name="Keep the request").click()
        expect(page.locator("main")).to_contain_text("The court, Tuesday")
        browser_page.check()

        for address in (
            *(f"/onward/{sharing.onward.pk}/getting-there/", "/companions/", "/companions/add/"),
            *(f"/onward/{sharing.onward.pk}/slip/", "/team/uptake/"),
            *("/caseload/several/", f"/caseload/{case.pk}/"),
        ):
            browser_page.open(address)
            browser_page.check()
