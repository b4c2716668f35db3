"""The plan's pages in a browser: axe at two widths, a step in one tap, and back."""

import pytest
from playwright.sync_api import expect

from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.linkworkers import (
    GoalFactory,
    NeedsPictureFactory,
    PlanActionFactory,
    PlanFactory,
    PlanVersionFactory,
)
from tests.factories.referrals import small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestPlansPages:
    def test_are_accessible_and_take_a_tap(self, browser_page: BrowserPage):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True), need="loneliness", importance=8)
        PlanFactory(referral=goal.referral)
        PlanActionFactory(goal=goal, what="Ring the choir")
        step = PlanActionFactory(goal=goal, what="Walk to the gate", place=1, companion="Jean")
        version = PlanVersionFactory(referral=goal.referral)
        NeedsPictureFactory(referral=goal.referral)
        browser_page.sign_in(User.objects.get(pk=world.worker.user_id))

        case = f"/caseload/{goal.referral_id}"
        for path in (
            *(f"{case}/plan/agree/", f"{case}/plan/print/", f"/plans/{version.pk}/"),
            *(f"/plan-steps/{step.pk}/", f"/goals/{goal.pk}/steps/"),
            *(f"{case}/needs/ask/", f"{case}/needs/", f"{case}/plan/"),
        ):
            browser_page.open(path)
            browser_page.check()

        row = browser_page.page.locator(f"[id='{step.pk}']")
        row.get_by_role("button", name="It happened").click()
        row.get_by_role("button", name="Still to do").click()
        expect(row.get_by_role("button", name="It happened")).to_be_visible()
