"""Calling an event."""

import pytest

from linkworkers.models import NetworkEvent
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import sent
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventAdd:
    def test_leads_to_inviting(self):
        world = small_world()

        answer = signed_in(world.supervisor).post("/events/add/", sent())

        event = NetworkEvent.objects.get()
        assert answer.url == f"/events/{event.pk}/invite/"
        assert event.organiser_id == world.team.pk
        assert (event.ends_at - event.starts_at).total_seconds() == 90 * 60

    def test_asks_where_and_keeps_what_was_typed(self):
        world = small_world()

        page = text_of(signed_in(world.supervisor).post("/events/add/", sent(place="")))

        assert "Enter where it is, or its address online" in page
        assert "Network lunch" in page
        assert signed_in(world.worker).get("/events/add/").status_code == 403
