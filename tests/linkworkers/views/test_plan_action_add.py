"""Adding to a plan."""

import pytest

from linkworkers.models import PlanAction
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanActionAdd:
    def test_adds_who_does_what_by_when(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        typed = {
            "what": "Ring the choir", "doer": "other", "doer_name": "Ann", "due_on": "2026-12-01",
            "confidence": "7", "if_hard": "Ask Jean",
        }  # fmt: skip

        page = signed_in(world.worker).post(f"/goals/{goal.pk}/next/", typed, follow=True)

        for words in ("Ring the choir", "Ann", "1 December 2026", "7 of 10", "Ask Jean"):
            assert words in text_of(page)

    def test_says_how_they_get_there_on_the_page_and_on_paper(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        browser, paper = signed_in(world.worker), f"/caseload/{goal.referral_id}/plan/print/"
        typed = {"what": "Sing", "doer": "person", "way": "bus", "companion": "Jean"}

        page = text_of(browser.post(f"/goals/{goal.pk}/next/", typed, follow=True))

        assert "by bus or train" in page
        assert "How I get there: by bus or train" in text_of(browser.get(paper))

    def test_forgets_a_name_where_the_person_does_it(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        signed_in(world.worker).post(
            f"/goals/{goal.pk}/next/", {"what": "Ring", "doer": "person", "doer_name": "Ann"}
        )

        assert PlanAction.objects.get().doer_name == ""

    def test_asks_what_is_to_happen_and_is_not_there_for_others(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        page = signed_in(world.worker).post(f"/goals/{goal.pk}/next/", {"doer": "person"})

        assert "Enter what is to happen" in text_of(page)
        assert signed_in(small_world().worker).get(f"/goals/{goal.pk}/next/").status_code == 404
