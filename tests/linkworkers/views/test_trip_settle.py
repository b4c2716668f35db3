"""What came of a request for help with a journey."""

import pytest
from django.utils import timezone

from linkworkers.models import TripHelp
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTripSettle:
    def test_keeps_the_cost_of_what_is_booked_the_reason_of_a_refusal_and_overwrites_nothing(self):
        world = small_world()
        row = TripHelp.objects.create(
            referral=world.referral(active=True),
            kind="taxi",
            words="There",
            owner_id=world.worker.user_id,
            asked_at=timezone.now(),
        )
        browser, address = signed_in(world.worker), f"/trips/{row.pk}/"

        bare = text_of(browser.post(address, {"state": "refused", "version": 0}))
        browser.post(address, {"state": "booked", "cost": "4.50", "version": 0})
        stale = text_of(browser.post(address, {"state": "dropped", "version": 0}))

        row.refresh_from_db()
        assert "Say who refused, and why" in bare
        assert "Somebody else" in stale
        assert (row.state, str(row.cost)) == ("booked", "4.50")

    def test_is_not_there_for_another_team(self):
        world, other = small_world(), small_world()
        row = TripHelp.objects.create(
            referral=world.referral(active=True),
            kind="taxi",
            words="There",
            owner_id=world.worker.user_id,
            asked_at=timezone.now(),
        )

        assert signed_in(other.worker).get(f"/trips/{row.pk}/").status_code == 404
