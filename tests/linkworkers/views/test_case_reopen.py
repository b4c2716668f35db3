"""Reopening in the browser."""

import pytest
from django.utils import timezone

from linkworkers import services
from referrals.services import withdraw_referral
from referrals.states import Status
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestCaseReopen:
    def test_reopens_a_closed_case(self):
        world = small_world()
        referral = world.referral(active=True)
        ending = services.Ending(
            referral_id=referral.pk, outcome="moved", words="Moved", no_measure_reason="Moved"
        )
        services.close_case(ending=ending, actor=world.worker, at=timezone.now())
        browser = signed_in(world.worker)

        shown = browser.get(f"/caseload/{referral.pk}/reopen/").status_code
        browser.post(f"/caseload/{referral.pk}/reopen/", {"reason": "Came back"})

        referral.refresh_from_db()
        assert (shown, referral.status) == (200, Status.ALLOCATED)

    def test_refuses_an_open_one(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/reopen/"

        assert signed_in(world.worker).get(address).status_code == 409

    def test_takes_up_again_whom_the_practice_withdrew_by_mistake(self):
        world = small_world()
        referral = world.referral(active=True)
        end(world, referral)

        told = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        offered = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/"))
        signed_in(world.worker).post(f"/caseload/{referral.pk}/reopen/", {"reason": "A mistake"})

        referral.refresh_from_db()
        assert "it can take this person up again where it left off" in told
        assert f"/caseload/{referral.pk}/reopen/" in offered
        assert (referral.status, referral.closed_at) == (Status.ALLOCATED, None)

    def test_leaves_alone_what_no_team_had_taken_on(self):
        world = small_world()
        referral = world.referral(submitted=True)
        end(world, referral)

        page = f"/caseload/{referral.pk}/"
        response = signed_in(world.worker).post(f"{page}reopen/", {"reason": "A mistake"})

        assert response.status_code == 409
        assert f"{page}reopen/" not in text_of(signed_in(world.worker).get(page))


def end(world, referral):
    """Withdraw it, as the GP."""
    withdraw_referral(
        referral_id=referral.pk, actor=world.gp, at=timezone.now(), reason="Wrong person"
    )
