"""Calling an event off."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventCallOff:
    def test_asks_first_and_then_says_so_to_all(self):
        world = small_world()
        event, browser = event_in(world), signed_in(world.supervisor)
        invited(event, world.practice)

        asked = text_of(browser.get(address(event, "off/")))
        browser.post(address(event, "off/"))

        event.refresh_from_db()
        assert "It cannot be undone" in asked
        assert event.called_off_at is not None
        assert "It does not take place" in text_of(signed_in(world.gp).get(address(event)))
        assert browser.get(address(event, "off/")).status_code == 404
