"""Signing in, a second factor, an invitation and a colleague's account, in a browser."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from spcore.accounts import services
from spcore.accounts.models import Invitation
from spcore.accounts.roles import Role
from spcore.accounts.tokens import token_of
from tests.browser import BrowserPage
from tests.factories.accounts import (
    PASSWORD,
    InvitationFactory,
    MembershipFactory,
    user_with_password,
)
from tests.factories.systems import system_for
from tests.spcore.accounts.conftest import organisations
from tests.spcore.accounts.signing import code_now
from tests.spcore.accounts.views.test_demo_sign_in import HOUSES

pytestmark = pytest.mark.browser


def give_password(page: Page, email: str) -> None:
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


class TestDemoDoor:
    def test_opens_with_one_click_and_is_accessible(self, browser_page: BrowserPage, settings):
        settings.DEMO = True
        homes = organisations()
        services.ensure_demo_accounts(
            {role: homes[kind] for kind, roles in HOUSES.items() for role in roles}
        )
        page = browser_page.open("/sign-in/")
        browser_page.check()

        page.get_by_role("button", name="Scheme administrator").click()

        expect(page.get_by_role("heading", name="People who sign in")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_text("You are signed out")).to_be_visible()


class TestConnectedSystems:
    def test_are_connected_and_revoked_and_every_page_is_accessible(
        self, browser_page: BrowserPage
    ):
        practice = organisations()["PRACTICE"]
        system_for(practice, name="Practice record system")
        user = user_with_password(is_demo=True)
        MembershipFactory(user=user, role=Role.REFERRER_ADMIN, organisation=practice)
        page = browser_page.open("/sign-in/?next=/systems/")
        give_password(page, user.email)
        expect(page.get_by_role("heading", name="Connected systems")).to_be_visible()
        browser_page.check()

        page.get_by_role("link", name="New secret").click()
        expect(page.get_by_role("heading", name="a new secret?")).to_be_visible()
        browser_page.check()
        page.go_back()
        page.get_by_role("link", name="Revoke").click()
        expect(page.get_by_role("heading", name="Revoke Practice")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="Revoke").click()
        expect(page.get_by_text("The system can no longer get in")).to_be_visible()
        browser_page.check()

        page.get_by_role("button", name="Connect a system").click()
        page.get_by_role("button", name="Make its client ID and secret").click()
        expect(page.get_by_text("Select at least one thing it may do").first).to_be_visible()
        browser_page.check()
        browser_page.screenshot("systems-add")
        page.get_by_label("What is the system called?").fill("Referral hub")
        page.get_by_label("Send referrals, and withdraw them").check()
        page.get_by_role("button", name="Make its client ID and secret").click()
        expect(page.get_by_text("Copy the secret now")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("systems-secret")

    def test_the_schemes_page_is_accessible_and_offers_no_secret(self, browser_page: BrowserPage):
        homes = organisations()
        system_for(homes["PRACTICE"])
        user = user_with_password(is_demo=True)
        MembershipFactory(user=user, role=Role.SCHEME_ADMIN, organisation=homes["SCHEME"])
        browser_page.sign_in(user)

        page = browser_page.open("/systems/")

        expect(page.get_by_role("link", name="Revoke EMIS Web")).to_be_visible()
        expect(page.get_by_role("link", name="New secret")).to_have_count(0)
        browser_page.check()
        browser_page.screenshot("systems-scheme")


class TestInvitationToFirstPage:
    def test_needs_only_the_email_and_a_phone(self, browser_page: BrowserPage, settings):
        settings.DEMO = False
        invitation = InvitationFactory(
            organisation=organisations()["SCHEME"], role=Role.SCHEME_ADMIN
        )
        page = browser_page.open(f"/invitation/{token_of(invitation.pk)}/")
        expect(page).to_have_url(f"{browser_page.address}/invitation/")
        browser_page.check()
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("Password again").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        give_password(page, invitation.email)
        expect(page.get_by_role("heading", name="Set up your authenticator app")).to_be_visible()
        browser_page.check()

        page.get_by_label("Code from the app").fill(code_now(page.locator("code").inner_text()))
        page.get_by_role("button", name="Finish").click()

        expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        browser_page.check()
        page.get_by_role("link", name="Go on to your first page").click()
        expect(page.get_by_role("heading", name="People who sign in")).to_be_visible()


class TestColleaguesPages:
    def test_invite_and_help_and_are_accessible(self, browser_page: BrowserPage):
        homes = organisations()
        administrator = user_with_password()
        MembershipFactory(
            user=administrator, role=Role.REFERRER_ADMIN, organisation=homes["PRACTICE"]
        )
        colleague = MembershipFactory(organisation=homes["PRACTICE"]).user
        page = browser_page.open("/sign-in/?next=/people/")
        give_password(page, administrator.email)

        page.get_by_role("button", name="Invite somebody").click()
        expect(page.get_by_role("button", name="Send the invitation")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="Send the invitation").click()
        expect(page.get_by_role("link", name="Enter their full name")).to_be_visible()
        browser_page.check()
        page.get_by_label("Full name").fill("Nia Rees")
        page.get_by_label("Work email address").fill("nia@staff.example")
        page.get_by_label("GP or practice clinician").check()
        page.get_by_role("button", name="Send the invitation").click()
        expect(page.get_by_text("The invitation is on its way")).to_be_visible()
        assert Invitation.objects.get().email == "nia@staff.example"

        for path in ("", "roles/add/", "second-factor/reset/", "disable/", "enable/"):
            browser_page.open(f"/people/{colleague.pk}/{path}")
            browser_page.check()
        for path in ("/acting-as/", "/account/sessions/", "/account/password/", "/people/"):
            browser_page.open(path)
            browser_page.check()

    def test_a_dead_link_and_a_forgotten_password_are_accessible(self, browser_page: BrowserPage):
        browser_page.expected_statuses = {404}
        browser_page.open(f"/invitation/{uuid4()}/")
        browser_page.check()
        page = browser_page.open("/sign-in/forgotten/")
        browser_page.check()
        page.get_by_label("Email address").fill("nobody@staff.example")
        page.get_by_role("button", name="Send the link").click()
        expect(page.get_by_role("heading", name="Look at your email")).to_be_visible()
        browser_page.check()
