"""Writing down what was said at an event."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventNotes:
    def test_all_who_were_invited_read_them(self):
        world = small_world()
        event, browser = event_in(world, days=-1), signed_in(world.supervisor)
        invited(event, world.practice)

        browser.post(address(event, "notes/"), {"notes": "Rents", "version": "0"})
        stale = text_of(browser.post(address(event, "notes/"), {"notes": "x", "version": "0"}))

        assert "Rents" in text_of(signed_in(world.gp).get(address(event)))
        assert "Somebody else has changed this" in stale
        assert signed_in(world.gp).get(address(event, "notes/")).status_code == 403
