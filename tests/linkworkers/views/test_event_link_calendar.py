"""A guest's file for the calendar."""

import pytest
from django.test import Client

from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, guest_of, opened

pytestmark = pytest.mark.django_db


class TestEventLinkCalendar:
    def test_holds_the_event_and_nobody(self):
        event = event_in(small_world(), online="https://meet.example/x")

        page = opened(guest_of(event)).get("/come/event.ics")

        assert page["Content-Type"].startswith("text/calendar")
        assert b"SUMMARY:Network lunch" in page.content
        assert b"choir" not in page.content

    def test_is_not_there_without_a_link(self):
        assert Client().get("/come/event.ics").status_code == 404
