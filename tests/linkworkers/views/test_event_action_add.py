"""Keeping what was agreed at an event."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventActionAdd:
    def test_all_who_were_invited_see_it(self):
        world = small_world()
        event, browser = event_in(world), signed_in(world.supervisor)
        invited(event, world.practice)

        missing = text_of(browser.post(address(event, "actions/add/"), {"words": "Leaflet"}))
        browser.post(address(event, "actions/add/"), {"words": "Leaflet", "who": "The surgery"})

        assert "Enter who does it" in missing
        page = text_of(signed_in(world.gp).get(address(event)))
        assert "Leaflet" in page
        assert "The surgery" in page
