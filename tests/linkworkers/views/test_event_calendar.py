"""An event as a calendar file."""

import pytest
from icalendar import Calendar

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestEventCalendar:
    def test_holds_time_place_and_the_address_online(self):
        world = small_world()
        event = event_in(world, online="https://meet.example/1")
        invited(event, world.practice)

        answer = signed_in(world.gp).get(address(event, "event.ics"))

        (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
        assert str(entry["summary"]) == "Network lunch"
        assert str(entry["location"]) == "Town hall, https://meet.example/1"
        assert entry["dtstart"].dt == event.starts_at.replace(microsecond=0)
        assert answer["Content-Type"].startswith("text/calendar")
