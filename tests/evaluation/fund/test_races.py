"""Two people who run the fund, at the same instant."""

from decimal import Decimal
from time import sleep

import pytest
from django.utils import timezone

from evaluation.fund.models import Application, Award
from evaluation.fund.selectors import money
from evaluation.fund.services import applications, decisions, rounds
from evaluation.fund.services.moves import move
from evaluation.fund.states import ApplicationAction, RoundAction
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


class TestWithdraw:
    def test_leaves_no_money_offered_to_whoever_withdraws_as_it_is_published(self, monkeypatch):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(4, 4))
        decision = decisions.Decision([Decimal(6_000)], "Good", has_no_interest=True)
        at = timezone.now()
        decisions.decide(application_id=row.pk, decision=decision, actor=world.admin, at=at)

        def move_slowly(*args, **given):
            sleep(0.5)  # time enough to publish in between, were the round not held
            return move(*args, **given)

        monkeypatch.setattr(applications, "move", move_slowly)

        def withdraw():
            applications.move_application(
                application_id=row.pk, action=ApplicationAction.WITHDRAW, actor=world.provider,
                at=at,
            )  # fmt: skip

        def publish():
            sleep(0.2)
            rounds.move_round(
                round_id=world.round.pk, action=RoundAction.PUBLISH, actor=world.admin, at=at
            )

        assert at_once(withdraw, publish) == [True, True]

        assert Application.objects.get().status == "withdrawn"
        assert not Award.objects.exists()
