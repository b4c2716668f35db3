"""Pausing."""

import pytest

from referrals.states import Status
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
UNTIL = {"until_day": "1", "until_month": "2", "until_year": "2090"}


class TestCasePause:
    def test_pauses_until_a_day(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(
            f"/caseload/{referral.pk}/pause/", {"reason": "In hospital", **UNTIL}
        )

        referral.refresh_from_db()
        assert referral.status == Status.PAUSED
        assert referral.steps.get().reason == "In hospital"
        assert referral.next_action_on.isoformat() == "2090-02-01"

    def test_asks_why_and_until_when(self):
        world = small_world()
        page = text_of(
            signed_in(world.worker).post(f"/caseload/{world.referral(active=True).pk}/pause/", {})
        )

        assert "Enter why the person asked to wait" in page
        assert "Enter when you will get in touch again" in page

    def test_refuses_what_is_not_begun(self):
        world = small_world()
        address = f"/caseload/{world.referral(allocated=True).pk}/pause/"

        assert signed_in(world.worker).get(address).status_code == 409
