"""Measures in the browser: on a person's phone, on the case, and where the scheme chooses."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evaluation.measures.models import Assessment, MeasureChoice
from referrals.models import Concern
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.evaluation.measures.asking import sent
from tests.factories.measures import administrator, choose
from tests.factories.referrals import small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestQuestions:
    def test_from_the_link_to_thanks(self, browser_page: BrowserPage):
        _asking, token = sent(small_world(), "ucla3")

        page = browser_page.open(f"/questions/{token}/")
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("link", name="Choose an answer")).to_be_visible()
        browser_page.check()
        for answer in ("Often", "Some of the time"):
            page.get_by_label(answer, exact=True).check()
            page.get_by_role("button", name="Next").click()
            page.wait_for_load_state()
        page.get_by_role("button", name="I would rather not say").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        browser_page.check()

        assert Assessment.objects.get().answers == {"companionship": 3, "left_out": 2}

    def test_what_was_chosen_stays_while_there_is_no_connection(self, browser_page: BrowserPage):
        asking, token = sent(small_world(), "ucla3")
        page = browser_page.open(f"/questions/{token}/")
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("Often", exact=True).check()

        page.context.set_offline(True)
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_text("There is no connection now")).to_be_visible()
        expect(page.get_by_label("Often", exact=True)).to_be_checked()
        page.context.set_offline(False)
        expect(page.get_by_text("There is no connection now")).to_be_hidden()
        page.wait_for_timeout(1100)  # the button takes no second press within a second
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("heading", name="Question 2 of 3")).to_be_visible()

        asking.refresh_from_db()
        assert asking.typed == {"ucla3-2018": {"companionship": 3}}

    def test_on_the_case_and_for_the_scheme(self, browser_page: BrowserPage):
        world = small_world()
        choose(world, "ons4", "concerns", is_by_link=True)
        case = world.referral(active=True)
        browser_page.sign_in(User.objects.get(pk=world.worker.user_id))

        page = browser_page.open(
            reverse("measures:assessment_add", args=[case.pk, "concerns", "baseline"])
        )
        page.get_by_label("First concern").fill("The stairs")
        page.locator("[name=first][value='5']").check()
        page.get_by_label("Together, in person").check()
        browser_page.check()
        page.get_by_role("button", name="Save answers").click()
        page.wait_for_url("**/wellbeing/ons4/baseline/")
        browser_page.open(reverse("measures:assessment_list", args=[case.pk]))
        browser_page.check()
        browser_page.open(
            reverse("measures:assessment_paper", args=[case.pk, "ons4"]) + "?print=large"
        )
        browser_page.check()

        assert Assessment.objects.get().words == {"first": "The stairs"}

    def test_danger_is_told_of_when_the_form_is_given_up(self, browser_page: BrowserPage):
        world = small_world()
        choose(world, "phq9")
        case = world.referral(active=True)
        browser_page.sign_in(User.objects.get(pk=world.worker.user_id))
        address = reverse("measures:assessment_add", args=[case.pk, "phq9", "baseline"])

        for answer in ("0", "2"):
            page = browser_page.open(address)
            page.locator(f"[name=q9][value='{answer}']").check()
            browser_page.check()
            page.get_by_role("link", name="Cancel").click()
            page.wait_for_url("**/wellbeing/")
            page.wait_for_load_state("networkidle")

        assert "More than half the days" in Concern.objects.get().what
        assert not Assessment.objects.exists()

    def test_where_the_scheme_chooses(self, browser_page: BrowserPage):
        world = small_world()
        choose(world, "ons4")
        browser_page.sign_in(User.objects.get(pk=administrator(world).user_id))

        page = browser_page.open(reverse("measures:measure_list"))
        browser_page.check()
        page.get_by_role("link", name="Mental wellbeing (SWEMWBS)").click()
        page.get_by_label("Use this measure").check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("link", name="Enter who granted the licence")).to_be_visible()
        browser_page.check()

        assert not MeasureChoice.objects.filter(family="swemwbs").exists()
