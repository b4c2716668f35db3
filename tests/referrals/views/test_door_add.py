"""Naming another door."""

import pytest

from referrals.models import OtherDoor
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import OtherDoorFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/doors/add/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


FORM = {
    "version": 0,
    "name": "Shelter",
    "what_for": "Housing advice",
    "phone": "0808 800 4444",
    "needs": ["housing"],
    "is_open": "on",
}


class TestDoorAdd:
    def test_adds_it_to_the_schemes_own_list(self):
        world = small_world()

        response = admin_of(world).post(URL, FORM)

        door = OtherDoor.objects.get()
        assert response.url == "/scheme/"
        assert (door.scheme_id, door.needs, door.is_open) == (world.scheme.pk, ["housing"], True)
        assert door.confirmed_on is None
        assert world.scheme.changes.get().after == "Shelter"

    def test_says_that_the_name_is_taken(self):
        world = small_world()
        OtherDoorFactory(scheme=world.scheme, name="Shelter")

        page = text_of(admin_of(world).post(URL, FORM))

        assert "Another door has this name already" in page
        assert "Housing advice" in page

    def test_asks_for_a_name_and_what_it_is_for(self):
        page = text_of(admin_of(small_world()).post(URL, {"version": 0}))

        assert "Enter its name" in page
        assert "Say what it is for" in page

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().worker).get(URL).status_code == 403
