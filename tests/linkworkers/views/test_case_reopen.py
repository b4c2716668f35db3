"""Reopening in the browser."""

import pytest
from django.utils import timezone

from linkworkers import services
from referrals.states import Status
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

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
