"""Calling a session off."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import address, held, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionCallOff:
    def test_leads_to_planning_another(self):
        world = small_world()
        session = planned(world)

        answer = signed_in(world.worker).post(address(session, "off/"), follow=True)

        session.refresh_from_db()
        assert session.called_off_at is not None
        assert "Plan supervision" in text_of(answer)

    def test_is_refused_once_it_was_held_and_to_others(self):
        world = small_world()
        session = held(world)

        assert signed_in(world.worker).post(address(session, "off/")).status_code == 409
        assert signed_in(colleague_in(world)).post(address(session, "off/")).status_code == 404
