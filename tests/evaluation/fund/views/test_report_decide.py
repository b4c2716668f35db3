"""Deciding what a provider may keep."""

from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.models import AwardReport
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReportDecide:
    def test_offers_all_and_asks_why_not(self):
        world = fund_world("decided")
        award = award_in(world)
        report = AwardReport.objects.create(
            award=award, year=award.starts_on.year, spent=Decimal(1_000), words="Fine",
            carry_over=Decimal(800), carry_why="Fuel", sent_by_id=world.provider.user_id,
            sent_at=timezone.now(),
        )  # fmt: skip
        browser, address = signed_in(world.admin), f"/fund/reports/{report.pk}/"

        assert 'value="800"' in text_of(browser.get(address))
        assert "Say why not all of it" in text_of(browser.post(address, {"carried": "500"}))
        browser.post(address, {"carried": "500", "why": "Enough"})

        late = text_of(browser.post(address, {"carried": "100", "why": "A colleague wrote this"}))
        assert "It is decided already: they may keep £500" in late
        assert "A colleague wrote this" in late
        assert int(AwardReport.objects.get().carried) == 500
        assert signed_in(world.provider).get(address).status_code == 403
