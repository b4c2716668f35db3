"""Writing again to a guest."""

import pytest

from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, guest_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventGuestAgain:
    def test_promises_a_new_link(self):
        world = small_world()
        guest = guest_of(event_in(world))
        path = f"/events/guests/{guest.pk}/again/"

        page = signed_in(world.supervisor).post(path, follow=True)

        assert "A new link is on its way to Jo of the choir" in text_of(page)
        assert OutboxMessage.objects.get(topic="event.tell_guest").subject_id == guest.pk
        assert signed_in(small_world().supervisor).post(path).status_code == 404
