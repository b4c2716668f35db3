"""Saying that what was agreed at an event is done."""

import pytest
from django.utils import timezone

from linkworkers.models import EventAction
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventActionSettle:
    def test_is_done_and_can_be_taken_back_by_whoever_called_it(self):
        world, other = small_world(), small_world()
        event = event_in(world)
        invited(event, other.team)
        action = EventAction.objects.create(
            event=event, words="Leaflet", who="All", added_at=timezone.now()
        )
        address, browser = f"/events/actions/{action.pk}/done/", signed_in(world.supervisor)

        page = text_of(browser.post(address, follow=True))
        browser.post(address, {"undo": "1"})

        action.refresh_from_db()
        assert "Not done yet" in page
        assert action.done_at is None
        assert signed_in(other.supervisor).post(address).status_code == 403
