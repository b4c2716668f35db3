"""Who the person is, in a browser: axe at a desk and on a phone, and the clicks that matter."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from referrals.models import Person
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.referrals import NOON, PersonFactory, small_world
from tests.referrals.children import related, young
from tests.referrals.services.test_merging import known

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHILD = date(2014, 3, 4)
NAME = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    """Sign in somebody who has neither password nor code, so that nobody asks for it again."""
    user = User.objects.get(pk=actor.user_id)
    user.set_unusable_password()
    user.save()
    browser_page.sign_in(user)


class TestWhoThePersonIs:
    def test_a_supervisor_puts_two_records_together_and_takes_them_apart(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        known(world, **NAME)
        known(world, **NAME, may_leave_voicemail=False)
        sign_in(browser_page, world.supervisor)

        page = browser_page.open(reverse("referrals:duplicate_list"))
        browser_page.check()
        page.get_by_role("link", name="Compare them").click()
        expect(page.get_by_role("heading", name="Compare two records")).to_be_visible()
        browser_page.check()
        page.get_by_label("One person: keep the first record").check()
        page.get_by_label("How do you know?").fill("Rang the practice")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name="Put together")).to_be_visible()
        assert Person.objects.standing().get().may_leave_voicemail is False

        page.get_by_role("link", name="Take them apart").click()
        expect(page.get_by_role("heading", name="Take two records apart")).to_be_visible()
        browser_page.check()
        page.get_by_label("How do you know that they are two people?").fill("Twins")
        page.get_by_role("button", name="Take them apart").click()
        expect(page.get_by_role("link", name="Compare them")).to_be_visible()
        assert Person.objects.standing().count() == 2

    @pytest.mark.parametrize(
        "name",
        [
            *("family_list", "related_add", "child_edit", "competence_add", "person_died"),
            *("person_moved", "equality_edit", "consent_add"),
        ],
    )
    def test_each_page_about_a_child_is_accessible(self, browser_page: BrowserPage, name: str):
        world = small_world()
        referral = young(world, 12, objects_to=["parents"])
        related(world, referral.person, has_parental_responsibility=True, note="Court order")
        sign_in(browser_page, world.worker)

        browser_page.open(reverse(f"referrals:{name}", args=[referral.pk]))

        browser_page.check()


class TestWhoDecides:
    def test_questions_about_who_decides_open_only_when_they_are_needed(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        draft = world.referral(created_at=NOON, person=PersonFactory(birth_date=CHILD))
        sign_in(browser_page, world.gp)

        page = browser_page.open(reverse("referrals:referral_edit", args=[draft.pk]))
        expect(page.get_by_label("Who assessed that they cannot decide this?")).to_be_hidden()
        page.get_by_label("Somebody with parental responsibility").check()
        page.get_by_label("Their name, and what they are to the child").fill("Ann Hill, mother")
        expect(page.get_by_label("Why is this child able to decide this?")).to_be_hidden()
        page.get_by_label("Lacks capacity: decided in the person's best interests").check()
        expect(page.get_by_label("Who assessed that they cannot decide this?")).to_be_visible()
        browser_page.check()

    def test_triage_shows_who_it_may_be_and_leads_to_the_comparison(
        self, browser_page: BrowserPage
    ):
        world = small_world()
        world.referral(active=True, person=PersonFactory(**NAME))
        referral = world.referral(submitted=True, source="self", person=PersonFactory(**NAME))
        sign_in(browser_page, world.supervisor)

        page = browser_page.open(reverse("referrals:triage_detail", args=[referral.pk]))
        expect(page.get_by_text("May be the same person")).to_be_visible()
        browser_page.check()
        page.get_by_role("link", name="Compare them").click()
        expect(page.get_by_role("heading", name="Compare two records")).to_be_visible()
