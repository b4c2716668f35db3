"""Adding a room."""

import pytest

from linkworkers.models import Room
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.booking import room_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoomAdd:
    def test_is_the_team_administrators(self):
        world = small_world()
        browser = signed_in(actor_in(Role.TEAM_ADMIN, world.team))
        form = {"practice": str(world.practice.pk), "name": "Room 2", "has_phone": "on"}

        page = text_of(browser.post("/rooms/add/", form, follow=True))

        room = Room.objects.get()
        assert (room.name, room.has_phone, room.has_computer) == ("Room 2", True, False)
        assert "Room added" in page
        assert signed_in(world.worker).get("/rooms/add/").status_code == 403

    def test_refuses_a_second_of_that_name_and_another_teams_practice(self):
        world, other = small_world(), small_world()
        room_at(world, "Room 2")
        browser = signed_in(world.supervisor)

        twice = browser.post("/rooms/add/", {"practice": str(world.practice.pk), "name": "ROOM 2"})
        away = browser.post("/rooms/add/", {"practice": str(other.practice.pk), "name": "Room 3"})

        assert twice.status_code == 409
        assert "Select a valid choice" in text_of(away)
        assert Room.objects.count() == 1
