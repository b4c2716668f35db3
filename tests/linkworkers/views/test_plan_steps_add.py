"""Breaking a goal into small steps."""

import pytest

from linkworkers.models import PlanAction
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanStepsAdd:
    def send(self, steps):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))
        typed = {"steps": steps, "companion": "Jean"}
        return signed_in(world.worker).post(f"/goals/{goal.pk}/steps/", typed, follow=True)

    def test_makes_a_step_of_each_line_in_order(self):
        page = self.send("Stand at the door\n\n  Walk to the gate \nWalk to the shop")

        rows = PlanAction.objects.order_by("place").values_list("place", "what", "companion")
        assert list(rows) == [
            (1, "Stand at the door", "Jean"),
            (2, "Walk to the gate", "Jean"),
            (3, "Walk to the shop", "Jean"),
        ]
        assert "Small steps, the easiest first" in text_of(page)

    @pytest.mark.parametrize(
        ("steps", "words"),
        [
            (" \n ", "Enter at least one step"),
            ("x" * 301, "Each step must be 300 characters or fewer"),
            ("\n".join("abcdefghijklmnopqrstu"), "Enter 20 steps or fewer"),
        ],
    )
    def test_refuses_none_a_long_one_and_too_many(self, steps, words):
        page = self.send(steps)

        assert words in text_of(page)
        assert not PlanAction.objects.exists()
