"""What suits the person."""

import pytest

from linkworkers.models import Wishes
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM = {
    "travels": "help",
    "reach_km": "5",
    "money": "free",
    "access": ["is_step_free"],
    "prefers": ["one_to_one", "is_quiet"],
    "assured_only": "on",
    "version": "0",
}


def say(actor, referral, **fields):
    return signed_in(actor).post(f"/caseload/{referral.pk}/wishes/", FORM | fields)


class TestWishesEdit:
    def test_keeps_what_was_said_and_goes_back_to_the_services(self):
        world = small_world()
        referral = world.referral(active=True)

        answer = say(world.worker, referral)

        assert answer.url == f"/caseload/{referral.pk}/match/"
        wishes = Wishes.objects.get()
        assert (wishes.travels, wishes.reach_km, wishes.assured_only) == ("help", 5, True)
        assert (wishes.access, wishes.prefers) == (["is_step_free"], ["one_to_one", "is_quiet"])

    def test_shows_both_to_whoever_was_slower(self):
        world = small_world()
        referral = world.referral(active=True)
        say(world.worker, referral)

        page = text_of(say(world.worker, referral, money="some"))

        assert Wishes.objects.get().money == "free"
        assert "They can pay something" in page

    @pytest.mark.parametrize("odd", [{"reach_km": "9999"}, {"travels": "rocket"}, {"access": "x"}])
    def test_takes_only_what_it_offers(self, odd):
        world = small_world()

        answer = say(world.worker, world.referral(active=True), **odd)

        assert answer.status_code == 200
        assert not Wishes.objects.exists()

    def test_is_not_there_for_another_team(self):
        referral = small_world().referral(active=True)

        assert say(small_world().worker, referral).status_code == 404
