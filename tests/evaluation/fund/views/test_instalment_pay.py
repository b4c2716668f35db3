"""Saying that an instalment was paid."""

import pytest

from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestInstalmentPay:
    def test_is_said_and_taken_back(self):
        world = fund_world("decided")
        one = award_in(world).instalments.first()
        browser, address = signed_in(world.admin), f"/fund/instalments/{one.pk}/"

        browser.post(address)
        one.refresh_from_db()
        assert one.paid_on is not None
        browser.post(address, {"undo": "1"})
        one.refresh_from_db()
        assert one.paid_on is None
