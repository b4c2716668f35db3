"""Changing something of a plan."""

import pytest

from tests.factories.linkworkers import PlanActionFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanActionEdit:
    def send(self, world, row, **fields):
        typed = {"what": row.what, "doer": "person", "progress": "todo", "version": "0", **fields}
        return signed_in(world.worker).post(f"/plan-steps/{row.pk}/", typed, follow=True)

    def test_says_how_it_went_in_their_words(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True))

        page = self.send(world, row, progress="partly", went="Got as far as the gate")

        assert "Partly done" in text_of(page)
        assert "“Got as far as the gate”" in text_of(page)

    def test_asks_for_the_place_of_a_small_step_alone(self):
        world = small_world()
        case = world.referral(active=True)
        step = PlanActionFactory(goal__referral=case, place=2)
        other = PlanActionFactory(goal__referral=case)
        browser = signed_in(world.worker)

        assert "Which step is it" in text_of(browser.get(f"/plan-steps/{step.pk}/"))
        assert "Which step is it" not in text_of(browser.get(f"/plan-steps/{other.pk}/"))

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True), what="Ring", version=2)

        page = text_of(self.send(world, row, what="Write", version="1"))

        row.refresh_from_db()
        assert row.what == "Ring"
        assert ("<td>Ring</td>" in page, "<td>Write</td>" in page) == (True, True)
