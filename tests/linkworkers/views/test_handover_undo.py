"""Taking a handover back, in the browser."""

import pytest

from referrals.models import Referral
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.services.test_handovers import give
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestHandoverUndo:
    def test_says_how_many_are_back(self):
        world = small_world()
        handover = give(world, [world.referral(active=True)], colleague_in(world))

        page = text_of(
            signed_in(world.supervisor).post(f"/handovers/{handover.pk}/undo/", follow=True)
        )

        assert "1 person is back" in page
        assert Referral.objects.get().link_worker_id == world.worker.user_id
