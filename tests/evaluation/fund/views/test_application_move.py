"""Taking an application back, or withdrawing it."""

import pytest

from evaluation.fund.models import Application
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationMove:
    def test_asks_before_a_withdrawal_and_does_it(self):
        world = fund_world("open")
        row = application_in(world)
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/do/"

        assert "Withdraw it?" in text_of(browser.get(f"{address}withdraw/"))
        assert browser.post(f"{address}take_back/").url == f"/fund/applications/{row.pk}/edit/"
        browser.post(f"{address}withdraw/")

        assert Application.objects.get().status == "withdrawn"
        assert browser.post(f"{address}award/").status_code == 404
