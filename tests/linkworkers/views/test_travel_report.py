"""Help to get to services, counted."""

from decimal import Decimal

import pytest
from django.utils import timezone

from linkworkers.models import TravelHelp
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestTravelReport:
    def test_adds_up_the_team_s_own_requests_and_their_cost(self):
        world, other = small_world(), small_world()
        for where, state, cost in (
            (world, "booked", "4.50"),
            (world, "booked", "5.50"),
            (world, "refused", None),
            (other, "booked", "99"),
        ):
            TravelHelp.objects.create(
                referral=where.referral(active=True),
                way="taxi",
                owner_id=where.worker.user_id,
                asked_at=timezone.now(),
                state=state,
                cost=cost,
            )

        page = signed_in(world.supervisor).get("/team/travel/")

        (row,) = page.context["counts"]
        assert (row.asked, row.booked, row.refused, row.open) == (3, 2, 1, 0)
        assert page.context["total"] == Decimal(10)
