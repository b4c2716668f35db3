"""Taking a guest off."""

import pytest

from linkworkers.models import EventGuest
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, guest_of, opened
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestEventGuestRemove:
    def test_ends_their_link(self):
        world = small_world()
        guest = guest_of(event_in(world))
        client, path = opened(guest), f"/events/guests/{guest.pk}/remove/"

        assert signed_in(small_world().supervisor).post(path).status_code == 404
        assert signed_in(world.supervisor).post(path).status_code == 302

        assert not EventGuest.objects.exists()
        assert client.get("/come/").status_code == 404
