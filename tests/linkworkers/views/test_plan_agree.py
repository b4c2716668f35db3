"""Agreeing a plan."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Plan, PlanVersion
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def form_of(browser, address, **fields):
    form = browser.get(address).context["form"]
    typed = {"mark": form["mark"].value(), "agreed_on": str(timezone.localdate())}
    return {**typed, "agreed_with": "person", "agreed_how": "phone", "review_in": "none", **fields}


class TestPlanAgree:
    def address(self, world):
        self.goal = GoalFactory(referral=world.referral(active=True), words="Sing again")
        return f"/caseload/{self.goal.referral_id}/plan/agree/"

    def test_keeps_the_plan_and_the_day_to_look_again(self):
        world = small_world()
        address, browser = self.address(world), signed_in(world.worker)
        day = timezone.localdate() + timedelta(days=30)

        typed = form_of(browser, address, review_in="day", review_on=str(day))
        page = text_of(browser.post(address, typed, follow=True))

        assert "Agreed with the person" in page
        assert "Undo: it was not agreed" in page
        assert Plan.objects.get().review_on == day

    def test_in_twelve_weeks_is_a_day_that_somebody_works(self):
        world = small_world()
        address, browser = self.address(world), signed_in(world.worker)

        browser.post(address, form_of(browser, address, review_in="84"))

        day = Plan.objects.get().review_on
        assert day.weekday() < 5
        assert timedelta(days=84) <= day - timezone.localdate() <= timedelta(days=89)

    def test_asks_to_read_it_again_where_it_has_changed_and_keeps_what_was_typed(self):
        world = small_world()
        address, browser = self.address(world), signed_in(world.worker)
        typed = form_of(browser, address, how_it_goes="Going well")
        GoalFactory(referral=self.goal.referral, words="Dance")

        answer = browser.post(address, typed)
        page = text_of(answer)

        assert "Somebody else has changed the plan" in page
        assert ("Going well" in page, "Dance" in page) == (True, True)
        assert not PlanVersion.objects.exists()
        mark = answer.context["form"]["mark"].value()
        assert browser.post(address, typed | {"mark": mark}).status_code == 302

    def test_asks_for_the_day_and_the_name_that_are_missing(self):
        world = small_world()
        address, browser = self.address(world), signed_in(world.worker)

        typed = form_of(browser, address, review_in="day", agreed_with="speaker")
        page = text_of(browser.post(address, typed))

        assert "Enter the day on which you look at it again" in page
        assert "Enter the name of who speaks for them" in page

    def test_leads_to_a_goal_where_there_is_none(self):
        world = small_world()
        referral = world.referral(active=True)

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/plan/agree/"))

        assert "No goals are agreed yet" in page
        assert "Save as agreed" not in page
