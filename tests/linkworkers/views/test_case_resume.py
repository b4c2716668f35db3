"""Going on with a paused case."""

import pytest

from referrals.states import Status
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestCaseResume:
    def test_resumes(self):
        world = small_world()
        referral = world.referral(active=True)
        type(referral).objects.filter(pk=referral.pk).update(status=Status.PAUSED)

        answer = signed_in(world.worker).post(f"/caseload/{referral.pk}/resume/")

        referral.refresh_from_db()
        assert (answer.status_code, referral.status) == (302, Status.ACTIVE)

    def test_changes_nothing_by_a_link(self):
        world = small_world()
        referral = world.referral(active=True)

        assert signed_in(world.worker).get(f"/caseload/{referral.pk}/resume/").status_code == 405
        assert signed_in(world.worker).post(f"/caseload/{referral.pk}/resume/").status_code == 409
