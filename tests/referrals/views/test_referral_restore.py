"""Putting back what was withdrawn, or marked as made in error, by mistake."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import Referral
from referrals.states import Action, Status
from tests.factories.referrals import World, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
WAYS = ["withdraw", "mark_in_error"]


def url_of(referral: Referral) -> str:
    return f"/referrals/{referral.pk}/restore/"


def ended(world: World, how: str, *, minutes: int = 0, **fields) -> Referral:
    """Return a referral that the GP ended so many minutes ago."""
    referral = world.referral(**(fields or {"submitted": True}))
    end = services.withdraw_referral if how == "withdraw" else services.mark_in_error
    at = timezone.now() - timedelta(minutes=minutes)
    return end(referral_id=referral.pk, actor=world.gp, at=at, reason="The wrong person")


class TestReferralRestore:
    @pytest.mark.parametrize("how", WAYS)
    def test_lets_it_wait_for_the_team_as_before(self, how):
        world = small_world()
        referral = ended(world, how)

        page = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        signed_in(world.gp).post(url_of(referral))

        kept = Referral.objects.get()
        assert url_of(referral) in page
        assert (kept.status, kept.closed_at, kept.whose_move) == ("submitted", None, "team")
        assert kept.submitted_at == referral.submitted_at
        assert kept.steps.last().action == Action.RESTORE
        assert f"/triage/{referral.pk}/" in text_of(signed_in(world.supervisor).get("/triage/"))

    @pytest.mark.parametrize("how", WAYS)
    def test_is_refused_once_the_team_has_opened_it(self, how):
        world = small_world()
        referral = ended(world, how)
        signed_in(world.supervisor).get(f"/triage/{referral.pk}/")

        response = signed_in(world.gp).post(url_of(referral))

        assert response.status_code == 409
        assert "The team opened it on" in text_of(response)
        assert url_of(referral) not in text_of(
            signed_in(world.gp).get(f"/referrals/{referral.pk}/")
        )
        assert Referral.objects.get().status == referral.status

    def test_is_refused_after_ten_minutes(self):
        world = small_world()
        referral = ended(world, "withdraw", minutes=11)

        response = signed_in(world.gp).post(url_of(referral))

        assert response.status_code == 409
        assert "more than ten minutes ago" in text_of(response)

    def test_is_refused_for_what_a_team_was_helping_with(self):
        world = small_world()
        referral = ended(world, "withdraw", active=True)

        assert signed_in(world.gp).post(url_of(referral)).status_code == 409
        assert Referral.objects.get().status == Status.WITHDRAWN

    def test_is_refused_for_a_draft_that_was_thrown_away(self):
        world = small_world()
        draft = ended(world, "mark_in_error", status=Status.DRAFT)

        assert signed_in(world.gp).post(url_of(draft)).status_code == 409
        assert Referral.objects.get().status == Status.ENTERED_IN_ERROR

    def test_the_team_cannot_and_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        referral = ended(world, "withdraw")

        assert signed_in(world.supervisor).post(url_of(referral)).status_code == 403
        assert signed_in(other.gp).post(url_of(referral)).status_code == 404
