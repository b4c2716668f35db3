"""Pages around a referral that no journey passes: axe and sideways scrolling at two widths."""

import pytest
from playwright.sync_api import expect

from referrals.services import load_clinical_codes
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.factories.systems import system_for
from tests.referrals.lettering import somebody, told_world
from tests.referrals.views.test_short_form_edit import begun

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    """Sign in somebody who has neither password nor code, so that nobody asks for it again."""
    user = User.objects.get(pk=actor.user_id)
    user.set_unusable_password()
    user.save()
    browser_page.sign_in(user)


def check(browser_page: BrowserPage, *paths: str) -> None:
    """Open each page and look at it at both widths."""
    for path in paths:
        browser_page.open(path)
        expect(browser_page.page.get_by_role("heading", level=1)).to_be_visible()
        browser_page.check()


class TestPages:
    def test_of_the_public(self, browser_page: BrowserPage):
        small_world()

        check(browser_page, "/join/")

    def test_of_a_scheme_administrator(self, browser_page: BrowserPage):
        world = small_world()
        load_clinical_codes()
        sign_in(browser_page, actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))

        check(
            browser_page,
            *("/codes/", "/codes/add/", "/scheme/self-referral/", "/people/organisations/add/"),
            "/systems/",
        )

    def test_of_a_practice_that_connects_its_system(self, browser_page: BrowserPage):
        world = small_world()
        system = system_for(world.practice, name="EMIS Web")
        sign_in(browser_page, actor_in(Role.REFERRER_ADMIN, world.practice))

        check(
            browser_page,
            *("/systems/", "/systems/add/", "/referrals/connect/"),
            *(f"/systems/{system.pk}/secret/", f"/systems/{system.pk}/revoke/"),
        )

    def test_of_serious_harm(self, browser_page: BrowserPage):
        world = told_world()
        referral = world.referral(active=True, person=somebody())
        sign_in(browser_page, world.worker)

        check(browser_page, f"/referrals/{referral.pk}/serious-harm/")

    @pytest.mark.parametrize("kind", ["school", "hospital", "social_care", "community"])
    def test_of_each_short_form(self, browser_page: BrowserPage, kind):
        actor, draft = begun(kind)
        sign_in(browser_page, actor)

        check(browser_page, f"/referrals/{draft.pk}/short-form/")


class TestTheForm:
    def test_is_accessible_with_all_that_is_folded_away_open(self, browser_page: BrowserPage):
        world = small_world()
        draft = world.referral()
        sign_in(browser_page, world.gp)
        page = browser_page.open(f"/referrals/{draft.pk}/edit/")

        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")

        expect(page.get_by_label("Background that helps")).to_be_visible()
        browser_page.check()

    def test_is_walked_through_by_tab_from_the_first_need_to_sending(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        draft = world.referral()
        sign_in(browser_page, world.gp)
        page = browser_page.open(f"/referrals/{draft.pk}/edit/")
        page.locator("input[name=needs]").first.focus()
        passed = []

        for _step in range(60):
            page.keyboard.press("Tab")
            passed.append(page.evaluate("document.activeElement.name || ''"))
            if page.evaluate("document.activeElement.textContent.trim()") == "Check your answers":
                break
        else:
            pytest.fail("the button was not reached")

        wanted = ["what_matters", "reason", "urgency", "risk_answer", "consent_referral"]
        assert [name for name in passed if name in wanted] == wanted
