"""Having seen a concern."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernSee:
    def test_says_who_saw_it_and_settles_nothing(self):
        world = small_world()
        referral = world.referral(active=True)
        concern = concern_on(referral, by=world.worker)
        browser = signed_in(world.supervisor)

        page = text_of(browser.post(f"/concerns/{concern.pk}/see/", follow=True))

        concern.refresh_from_db()
        assert (concern.seen_by_id, concern.taken_over_at) == (world.supervisor.user_id, None)
        assert "stays open until somebody takes it over" in page
        closing = browser.post(
            f"/caseload/{referral.pk}/close/",
            {
                "outcome": "moved",
                "no_measure": "declined",
                "practice_does": "none",
                "words": "Moved",
                "version": "0",
            },
        )
        assert closing.status_code == 409

    def test_is_no_gps_act(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        assert signed_in(world.gp).post(f"/concerns/{concern.pk}/see/").status_code == 403
