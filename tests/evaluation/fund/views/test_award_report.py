"""A provider's yearly report."""

import pytest

from evaluation.fund.models import AwardReport
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAwardReport:
    def test_shows_what_was_recorded_and_keeps_the_rest(self):
        world = fund_world("decided")
        award = award_in(world)
        browser = signed_in(world.provider)
        address = f"/fund/awards/{award.pk}/report/{award.starts_on.year}/"
        form = {"spent": "1500", "words": "Twelve trips"}

        assert "People sent to the services" in text_of(browser.get(address))
        wrong = text_of(browser.post(address, form | {"carry_over": "600", "carry_why": "Fuel"}))
        browser.post(address, form | {"carry_over": "500", "carry_why": "Fuel"})

        assert "Only £500 is left" in wrong
        assert int(AwardReport.objects.get().carry_over) == 500
        assert browser.get(address).status_code == 409
