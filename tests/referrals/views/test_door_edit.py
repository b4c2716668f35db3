"""Changing another door."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import OtherDoorFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/doors/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


FORM = {"version": 0, "name": "Shelter", "what_for": "Housing advice"}


class TestDoorEdit:
    def test_stops_naming_a_door_and_keeps_that_in_the_history(self):
        world = small_world()
        door = OtherDoorFactory(scheme=world.scheme, name="Shelter")

        admin_of(world).post(f"{URL}{door.pk}/", FORM)

        door.refresh_from_db()
        assert (door.is_open, door.what_for, door.version) == (False, "Housing advice", 1)
        assert "Shelter: Name this door to referrers" in {
            row.setting for row in world.scheme.changes.all()
        }

    def test_shows_both_versions_when_somebody_else_was_faster(self):
        world = small_world()
        door = OtherDoorFactory(scheme=world.scheme, name="Shelter")
        client = admin_of(world)
        client.post(f"{URL}{door.pk}/", FORM | {"what_for": "Homeless families"})

        page = text_of(client.post(f"{URL}{door.pk}/", FORM))

        assert "Somebody else has changed this" in page
        assert "Homeless families" in page
        assert "Housing advice" in page

    def test_does_not_find_a_door_of_another_scheme(self):
        door = OtherDoorFactory()

        assert admin_of(small_world()).get(f"{URL}{door.pk}/").status_code == 404

    def test_is_for_the_schemes_administrators_alone(self):
        world = small_world()
        door = OtherDoorFactory(scheme=world.scheme)

        assert signed_in(world.supervisor).get(f"{URL}{door.pk}/").status_code == 403
