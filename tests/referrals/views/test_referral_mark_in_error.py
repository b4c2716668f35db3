"""Marking a referral, or a draft, as made in error."""

import pytest

from referrals import services
from referrals.models import Referral
from referrals.states import Status
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/made-in-error/"


class TestReferralMarkInError:
    def test_takes_a_reason_and_keeps_the_record(self):
        world = small_world()
        referral = world.referral(active=True)

        response = signed_in(world.gp).post(url_of(referral), {"reason": "A mistake"})

        assert response.url == f"/referrals/{referral.pk}/"
        kept = Referral.objects.get()
        assert kept.status == Status.ENTERED_IN_ERROR
        assert kept.steps.get().reason == "A mistake"

    def test_asks_for_the_reason(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.gp).post(url_of(referral), {"reason": ""}))

        assert "Say what went wrong" in page
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_waits_for_an_open_concern(self):
        world = small_world()
        referral = world.referral(active=True)
        services.raise_concern(
            new=services.NewConcern(kind="adult", what="Bruises"),
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
        )

        response = signed_in(world.gp).post(url_of(referral), {"reason": "A mistake"})

        assert response.status_code == 409
        assert Referral.objects.get().status == Status.ACTIVE

    def test_is_not_possible_twice(self):
        world = small_world()
        referral = world.referral(status=Status.ENTERED_IN_ERROR, submitted_at=NOON)

        assert signed_in(world.gp).get(url_of(referral)).status_code == 409

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        referral = world.referral(submitted=True)

        assert signed_in(other.gp).get(url_of(referral)).status_code == 404

    def test_takes_a_draft_out_of_the_list(self):
        world = small_world()
        draft = world.referral()
        client = signed_in(world.gp)

        client.post(url_of(draft), {"reason": "Wrong person"})

        assert client.get("/referrals/").context["drafts"] == []
