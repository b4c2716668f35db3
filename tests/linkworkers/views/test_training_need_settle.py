"""Saying that a training need is met."""

import pytest
from django.utils import timezone

from linkworkers.services.training import add_need
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingNeedSettle:
    def test_is_met_and_can_be_taken_back(self):
        world = small_world()
        need = add_need(
            user_id=world.worker.user_id, words="Benefits", wanted_on=None, actor=world.worker,
            at=timezone.now(),
        )  # fmt: skip
        address, browser = f"/team/training/needs/{need.pk}/met/", signed_in(world.supervisor)

        page = text_of(browser.post(address, follow=True))
        browser.post(address, {"undo": "1"})

        need.refresh_from_db()
        assert "Not met yet" in page
        assert need.met_at is None
        assert signed_in(colleague_in(world)).post(address).status_code == 404
