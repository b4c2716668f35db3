"""The form of a goal."""

import pytest

from linkworkers.models import Goal
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGoalAdd:
    def test_saves_a_goal_with_its_first_step_and_shows_both_on_the_plan(self):
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(
            f"/caseload/{referral.pk}/goals/add/",
            {
                "words": "Sing again",
                "importance": "8",
                "first_step": "Ring the choir",
                "confidence": "6",
            },
            follow=True,
        )

        assert "Sing again" in text_of(answer)
        assert "importance 8 of 10" in text_of(answer)
        assert "how sure they feel: 6 of 10" in text_of(answer)
        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/"))
        assert "next: Ring the choir" in page

    def test_asks_what_the_step_is_where_only_its_day_is_given(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/goals/add/"

        page = signed_in(world.worker).post(address, {"words": "Sing", "due_on": "2026-12-01"})

        assert "Enter what they will do first" in text_of(page)

    def test_asks_for_the_words_and_a_number_up_to_ten(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/goals/add/"

        page = text_of(signed_in(world.worker).post(address, {"importance": "11"}))

        assert "Enter what the person wants" in page
        assert not Goal.objects.exists()

    def test_is_closed_to_a_supervisor_and_hidden_from_others(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/goals/add/"

        assert signed_in(world.supervisor).get(address).status_code == 403
        assert signed_in(small_world().worker).get(address).status_code == 404
