"""Taking somebody off a panel."""

import pytest

from tests.evaluation.fund.world import fund_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestSeatRemove:
    def test_takes_them_off_and_is_not_there_for_another_scheme(self):
        world = fund_world("draft")
        address = f"/fund/seats/{world.seats['citizen'].pk}/remove/"

        assert signed_in(fund_world().admin).post(address).status_code == 404
        assert signed_in(world.admin).post(address).status_code == 302
        assert world.round.seats.count() == 1
