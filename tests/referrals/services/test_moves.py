"""Whose move it is, kept by whatever moves a case."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import Referral
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import NOON, small_world
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


def move() -> str:
    return Referral.objects.get().whose_move


class TestSettleMove:
    def test_follows_an_onward_referral_from_the_offer_to_the_answer(self):
        sharing = offered()
        was_offered = move()
        sharing.sent()
        was_sent = move()

        sharing.answered("decline", reason="full")

        assert (was_offered, was_sent, move()) == ("person", "provider", "worker")

    def test_a_step_that_is_due_is_the_workers_whatever_else_waits(self):
        world = small_world()
        referral = world.referral(active=True, next_action_on=NOON.date())

        new = services.NewOnward(referral_id=referral.pk, service_id=ServiceFactory().pk)
        services.offer_service(new=new, actor=world.worker, at=NOON)

        assert move() == "worker"
        Referral.objects.update(next_action_on=timezone.localdate(NOON) + timedelta(days=1))
        services.settle_move(Referral.objects.get(), at=NOON)
        assert move() == "person"
