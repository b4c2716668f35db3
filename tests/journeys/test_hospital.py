"""From a ward to the team and back: a discharge with its date, and no more news than is due."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from referrals import services
from referrals.models import Referral, Source
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind, ReferrerKind, User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


def add_person(page: Page) -> None:
    """Add somebody whose practice no list of ours holds: it is found in the register."""
    page.get_by_label("First name").fill("Winifred")
    page.get_by_label("Family name").fill("Haworth")
    for label, typed in (("Day", "3"), ("Month", "10"), ("Year", "1939")):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_label("If there is no NHS number, why?").select_option("not_known")
    page.get_by_text("Registered with another practice: find it").click()
    page.get_by_label("If it is not in the list, find it here").fill("shadwell")
    page.get_by_label("Phone number", exact=True).fill("07700 900456")
    ways = page.get_by_role("group", name="How do they want to be reached?")
    ways.get_by_label("Phone", exact=True).check()
    page.get_by_label("Phone call").check()


def say_what_they_need(page: Page) -> None:
    page.get_by_label("Practical help at home").check()
    page.get_by_label("Routine: can wait").check()
    page.get_by_label("I asked: no risks known").check()
    agrees = page.get_by_role("group", name=re.compile("agree to be referred"))
    agrees.get_by_label("Yes", exact=True).check()
    page.get_by_label("Said it to me in person").first.check()


def say_when_they_leave(page: Page) -> None:
    safe = page.get_by_role("group", name="Is the person safe right now?")
    safe.get_by_label("Yes", exact=True).check()
    leaves = timezone.localdate() + timedelta(days=6)
    for label, typed in (("Day", leaves.day), ("Month", leaves.month), ("Year", leaves.year)):
        page.get_by_label(label, exact=True).fill(str(typed))
    page.get_by_label("Ward or clinic").fill("Ward 7")


class TestHospital:
    def test_refers_is_triaged_and_hears_no_more_than_that_they_are_helped(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        surgery = OrganisationFactory(
            kind=OrganisationKind.PRACTICE, ods_code="B86003", name="Shadwell Surgery"
        )
        hospital = OrganisationFactory(
            kind=OrganisationKind.REFERRER, referrer_kind=ReferrerKind.HOSPITAL
        )
        nurse = actor_in(Role.OTHER_REFERRER, hospital)
        sign_in(browser_page, nurse)
        page = browser_page.open("/referrals/add/person/")
        add_person(page)
        page.get_by_role("button", name="Save and continue").click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        browser_page.check()
        page.get_by_label("Shadwell Surgery").check()
        page.get_by_role("button", name="Save and continue").click()
        expect(page.get_by_role("heading", name="What do they need?")).to_be_visible()
        say_what_they_need(page)
        page.get_by_role("button", name="Check your answers").click()
        expect(page.get_by_label("Ward or clinic")).to_be_visible()
        say_when_they_leave(page)
        page.get_by_role("button", name="Check your answers").click()
        expect(page.get_by_text("Ward 7")).to_be_visible()
        browser_page.check()
        page.get_by_label("I have checked with the person").check()
        page.get_by_role("button", name="Send the referral").click()
        expect(page.get_by_role("heading", name="Referral sent")).to_be_visible()
        browser_page.check()

        referral = Referral.objects.get()
        assert (referral.source, referral.whom.practice) == (Source.HOSPITAL, surgery)
        sign_in(browser_page, world.supervisor)
        browser_page.open("/triage/")
        expect(page.get_by_text("Leaves hospital")).to_be_visible()
        expect(page.get_by_text(f"Hospital, {hospital.name}")).to_be_visible()
        services.accept_referral(referral_id=referral.pk, actor=world.supervisor, at=timezone.now())

        sign_in(browser_page, nurse)
        browser_page.open(f"/referrals/{referral.pk}/")
        expect(page.get_by_text("Received")).to_be_visible()
        expect(page.get_by_text(world.team.name)).to_have_count(0)
        browser_page.check()
