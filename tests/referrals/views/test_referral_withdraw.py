"""Withdrawing a referral."""

import pytest

from referrals import services
from referrals.models import Referral
from referrals.states import Status
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/withdraw/"


class TestReferralWithdraw:
    def test_takes_a_reason_and_keeps_the_record(self):
        world = small_world()
        referral = world.referral(active=True)

        response = signed_in(world.gp).post(url_of(referral), {"reason": "A mistake"})

        assert response.url == f"/referrals/{referral.pk}/"
        kept = Referral.objects.get()
        assert kept.status == Status.WITHDRAWN
        assert kept.steps.get().reason == "A mistake"

    def test_leaves_no_question_that_nobody_can_answer(self):
        world = small_world()
        referral, page = world.referral(submitted=True), "/referrals/{}/"
        new = services.NewMessage(referral.pk, "Which street?", asks=True, nonce=referral.pk)
        services.write_message(new=new, actor=world.supervisor, at=NOON)
        client = signed_in(world.gp)

        before = text_of(client.get(page.format(referral.pk)))
        client.post(url_of(referral), {"reason": "A mistake"})
        after = text_of(client.get(page.format(referral.pk)))

        assert "Somebody waits for your answer" in before
        assert "Somebody waits for your answer" not in after

    def test_asks_for_the_reason(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.gp).post(url_of(referral), {"reason": ""}))

        assert "Say why the referral is withdrawn" in page
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
        referral = world.referral(status=Status.WITHDRAWN, submitted_at=NOON)

        assert signed_in(world.gp).get(url_of(referral)).status_code == 409

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        referral = world.referral(submitted=True)

        assert signed_in(other.gp).get(url_of(referral)).status_code == 404
