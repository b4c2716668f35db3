"""An appointment as a calendar file."""

import pytest
from icalendar import Calendar

from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked, room_at, tomorrow_at
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def event_of(world, row):
    answer = signed_in(world.worker).get(f"/appointments/{row.pk}/appointment.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    return answer.content.decode(), Calendar.from_ical(answer.content).walk("VEVENT")[0]


class TestAppointmentCalendar:
    def test_says_when_and_where_and_nothing_of_the_person(self):
        world = small_world()
        person = PersonFactory(family_name="CNRY-name", address="CNRY-address", may_post=True)
        referral = world.referral(active=True, person=person, reason="CNRY-reason")
        room = room_at(world)
        row = booked(
            world, referral, tomorrow_at(10), mode="practice", room=room, with_whom="CNRY-who"
        )

        text, event = event_of(world, row)

        assert event["dtstart"].dt == row.starts_at
        assert event["location"] == f"Room 2, {world.practice.name}"
        assert (event["summary"], event["sequence"]) == ("Appointment", 0)
        assert "CNRY" not in text
        assert AuditEntry.objects.get(action="export").people == [person.pk]

    @pytest.mark.parametrize(
        "careful", [{"is_address_sensitive": True}, {"safe_contact_note": "Never at home"}]
    )
    def test_names_no_place_where_the_record_asks_to_be_careful(self, careful):
        world = small_world()
        referral = world.referral(active=True, person=PersonFactory(**careful))
        row = booked(world, referral, tomorrow_at(10), mode="place", place="Library")

        text, _event = event_of(world, row)

        assert "Library" not in text
