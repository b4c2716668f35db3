"""Sending a report back."""

from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.models import AwardReport
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReportReturn:
    def test_asks_why_and_offers_the_provider_what_it_wrote(self):
        world = fund_world("decided")
        award = award_in(world)
        report = AwardReport.objects.create(
            award=award, year=award.starts_on.year, spent=Decimal(120), words="Twelve trips",
            figures=[["Visits", "25"]], sent_by_id=world.provider.user_id, sent_at=timezone.now(),
        )  # fmt: skip
        runner, provider = signed_in(world.admin), signed_in(world.provider)
        page, address = f"/fund/awards/{award.pk}/", f"/fund/reports/{report.pk}/return/"

        assert address in text_of(runner.get(page))
        assert "Enter the reason" in text_of(runner.post(address, {}))
        assert runner.post(address, {"reason": "A nought is missing"}).url == page
        assert "Sent back: A nought is missing" in text_of(runner.get(page))
        form = text_of(provider.get(f"{page}report/{award.starts_on.year}/"))
        for words in ("A nought is missing", "Twelve trips</textarea>", 'value="120"', "Visits"):
            assert words in form
        assert "Mend the report" in text_of(provider.get(page))
        assert provider.get(address).status_code == 403
