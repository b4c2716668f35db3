"""Inviting to an event."""

import pytest

from linkworkers.models import EventInvitation
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventInvite:
    def test_invites_the_groups_that_were_ticked(self):
        world = small_world()
        event, browser = event_in(world), signed_in(world.supervisor)

        missing = text_of(browser.post(address(event, "invite/"), {}))
        browser.post(address(event, "invite/"), {"groups": ["practices"]})

        assert "Select whom to invite" in missing
        assert EventInvitation.objects.get().organisation_id == world.practice.pk
