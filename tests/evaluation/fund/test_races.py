"""Two people who run the fund, at the same instant."""

from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.selectors import money
from evaluation.fund.services import decisions
from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.factories.providers import ProviderFactory
from tests.spcore.accounts.test_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


class TestDecide:
    def test_never_awards_more_than_there_is(self):
        world = fund_world("judging")
        rows = [application_in(world), application_in(world, by=ProviderFactory())]
        for row in rows:
            declared(world, row)
            marked(world, row, citizen=(4, 4), charity=(4, 4))
        decision = decisions.Decision([Decimal(6_000)], "Good", has_no_interest=True)

        def award(row):
            return lambda: decisions.decide(
                application_id=row.pk, decision=decision, actor=world.admin, at=timezone.now()
            )

        allowed = at_once(*[award(row) for row in rows])

        assert sorted(allowed) == [False, True]  # 6,000 twice is more than 10,000
        assert money.left_of(world.round) == 4_000
