"""Saying that what was agreed is done."""

import pytest
from django.utils import timezone

from linkworkers.services.supervision import add_action
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionActionSettle:
    def test_is_done_and_can_be_taken_back_by_the_two_alone(self):
        world, now = small_world(), timezone.now()
        action = add_action(
            session_id=planned(world).pk, words="Read up", is_workers=True,
            due_on=timezone.localdate(), actor=world.supervisor, at=now,
        )  # fmt: skip
        address = f"/team/supervision/actions/{action.pk}/done/"
        browser = signed_in(world.worker)

        assert signed_in(colleague_in(world)).post(address).status_code == 404
        done = text_of(browser.post(address, follow=True))
        day = text_of(browser.get("/today/"))
        browser.post(address, {"undo": "1"})

        action.refresh_from_db()
        assert "Not done yet" in done
        assert "Read up" not in day
        assert action.done_at is None
