"""Telling somebody who waits what they could do."""

import pytest

from linkworkers.models import HoldingOffer
from linkworkers.services.holding_offers import offer_meanwhile, settle_meanwhile
from referrals.models import OnwardReferral
from spcore.errors import Conflict, Invalid, NotVisible
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.waiting import near, waiting

pytestmark = pytest.mark.django_db


def offer(world, referral, service):
    return offer_meanwhile(
        referral_id=referral.pk, service_id=service.pk, actor=world.supervisor, at=NOON
    )


class TestOfferMeanwhile:
    def test_is_kept_once_and_is_no_onward_referral(self):
        world = small_world()
        referral, service = waiting(world), near("Choir")

        for _click in range(2):
            offer(world, referral, service)

        held = HoldingOffer.objects.get()
        assert (held.offered_by_id, held.offered_at) == (world.supervisor.user_id, NOON)
        assert not OnwardReferral.objects.exists()

    def test_refuses_what_has_to_be_referred_to_and_who_is_helped_already(self):
        world = small_world()

        with pytest.raises(Invalid):
            offer(world, waiting(world), near("Clinic", referral_route="referral"))
        with pytest.raises(Conflict):
            offer(world, waiting(world, accepted=False, active=True), near("Choir"))

    def test_is_not_there_for_another_team(self):
        referral = waiting(small_world())

        with pytest.raises(NotVisible):
            offer(small_world(), referral, near("Choir"))


class TestSettleMeanwhile:
    def test_keeps_that_they_went_and_takes_it_back(self):
        world = small_world()
        held = offer(world, waiting(world), near("Choir"))
        settle = {"holding_id": held.pk, "actor": world.supervisor, "at": NOON}

        went = settle_meanwhile(what="went", **settle).taken_up_on
        back = settle_meanwhile(what="not_yet", **settle).taken_up_on
        gone = settle_meanwhile(what="withdraw", **settle).withdrawn_at

        assert (went, back, gone) == (NOON.date(), None, NOON)
