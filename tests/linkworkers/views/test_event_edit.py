"""Changing an event."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited, sent
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventEdit:
    def test_changes_it_and_shows_both_to_whoever_was_slower(self):
        world = small_world()
        event, browser = event_in(world), signed_in(world.supervisor)

        browser.post(address(event, "edit/"), sent(place="Library", version="0"))
        page = text_of(browser.post(address(event, "edit/"), sent(place="Park", version="0")))

        event.refresh_from_db()
        assert (event.place, event.sequence) == ("Library", 1)
        assert "Somebody else has changed this" in page

    def test_is_not_there_for_who_is_only_invited(self):
        world, other = small_world(), small_world()
        event = event_in(world)
        invited(event, other.team)

        assert signed_in(other.supervisor).get(address(event, "edit/")).status_code == 404
