"""How something of a plan went, in one tap."""

import pytest

from tests.factories.linkworkers import PlanActionFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanActionSettle:
    def tap(self, world, row, **typed):
        return signed_in(world.worker).post(f"/plan-steps/{row.pk}/how/", typed, follow=True)

    def test_goes_back_to_the_plan_where_it_can_be_taken_back(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True), what="Ring")

        page = self.tap(world, row, progress="done", version="0")

        assert page.redirect_chain[0][0].endswith(f"/plan/#{row.pk}")
        assert "Still to do" in text_of(page)

    def test_refuses_an_old_page_another_word_and_other_teams(self):
        world = small_world()
        row = PlanActionFactory(goal__referral=world.referral(active=True), version=1)

        statuses = [
            self.tap(world, row, progress="done", version="0").status_code,
            self.tap(world, row, progress="failed", version="1").status_code,
            self.tap(small_world(), row, progress="failed", version="1").status_code,
        ]

        row.refresh_from_db()
        assert statuses == [409, 422, 404]
        assert row.progress == "todo"
