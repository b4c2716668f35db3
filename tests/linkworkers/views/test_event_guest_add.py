"""Inviting somebody without an account."""

import pytest

from linkworkers.models import EventGuest
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
JO = {"name": "Jo of the choir", "email": "jo@choir.example"}


class TestEventGuestAdd:
    def test_invites_and_names_them_to_whoever_called_it_alone(self):
        world = small_world()
        event, browser = event_in(world), signed_in(world.supervisor)

        answers = [browser.post(address(event, "guests/add/"), JO, follow=True) for _time in "ab"]

        assert EventGuest.objects.get().name == JO["name"]
        assert JO["email"] in text_of(answers[0])
        assert "They were invited already" in text_of(answers[1])
        seen = text_of(signed_in(world.worker).get(address(event)))
        assert JO["name"] not in seen
        assert "1 more is invited by email" in seen

    def test_asks_for_a_name_and_an_address_in_the_right_form(self):
        world = small_world()

        page = signed_in(world.supervisor).post(
            address(event_in(world), "guests/add/"), {"email": "no address"}
        )

        assert "Enter who it is" in text_of(page)
        assert "Enter an email address in the right form" in text_of(page)
        assert not EventGuest.objects.exists()
