"""The awards as open data."""

import pytest
from django.test import Client

from tests.evaluation.fund.world import TODAY, award_in, fund_world
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestAwardExport:
    def test_gives_one_row_an_award_with_the_columns_of_the_standard(self):
        world = fund_world("decided")
        award = award_in(world)

        head, row = text_of(Client().get("/fund/awards.csv")).strip().splitlines()

        assert head.removeprefix("\ufeff").startswith(
            "Identifier,Title,Description,Currency,Amount Awarded,Amount Disbursed,Award Date,"
        )
        assert row.startswith(f"{award.pk},A minibus,Drive people to groups,GBP,5000.00,,")
        assert f"GB-CHC-1234567,{world.listed}" in row

    def test_says_of_a_stopped_award_what_was_paid(self):
        award = award_in(fund_world("decided"), status="stopped")
        award.instalments.filter(number=1).update(paid_on=award.starts_on)
        planned, award.ends_on = award.ends_on, TODAY()
        award.save()

        page = text_of(Client().get("/fund/awards.csv"))

        assert ",GBP,5000.00,2000.00," in page
        assert f",{award.starts_on},{planned},{TODAY()}," in page
