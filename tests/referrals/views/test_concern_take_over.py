"""Taking a concern over."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernTakeOver:
    def test_settles_it_with_what_was_done(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        page = text_of(
            signed_in(world.supervisor).post(
                f"/concerns/{concern.pk}/take-over/",
                {"action_taken": "Rang the council"},
                follow=True,
            )
        )

        concern.refresh_from_db()
        assert concern.taken_over_by_id == world.supervisor.user_id
        assert "Rang the council" in page
        assert "Take it over" not in page

    def test_asks_what_was_done(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        page = text_of(signed_in(world.worker).post(f"/concerns/{concern.pk}/take-over/", {}))

        concern.refresh_from_db()
        assert "Enter what you did" in page
        assert "CNRY-concern" in page
        assert concern.taken_over_at is None

    def test_is_done_once(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        browser, form = signed_in(world.worker), {"action_taken": "Rang"}
        address = f"/concerns/{concern.pk}/take-over/"

        assert browser.post(address, form).status_code == 302
        assert browser.post(address, form).status_code == 409

    def test_is_not_there_for_another_team(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        answer = signed_in(small_world().supervisor).post(
            f"/concerns/{concern.pk}/take-over/", {"action_taken": "Rang"}
        )

        assert answer.status_code == 404
