"""Saying what somebody needs to learn."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingNeedAdd:
    def test_the_supervisor_sees_what_a_link_worker_asks_for(self):
        world = small_world()
        address = f"/team/training/{world.worker.user_id}/needs/add/"
        browser = signed_in(world.worker)

        missing = text_of(browser.post(address, {}))
        browser.post(address, {"words": "How benefits work"})

        assert "Enter what they would like or need to learn" in missing
        theirs = f"/team/training/{world.worker.user_id}/"
        assert "How benefits work" in text_of(signed_in(world.supervisor).get(theirs))
        assert "1 need is open" in text_of(signed_in(world.supervisor).get("/team/training/"))
