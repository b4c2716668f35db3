"""Changing a room."""

import pytest

from linkworkers.models import Room
from tests.factories.referrals import small_world
from tests.linkworkers.booking import booked, room_at, tomorrow_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def edit(world, room, **fields):
    form = {"name": room.name, "is_open": "on", "version": "0"} | fields
    form = {name: value for name, value in form.items() if value is not None}
    return signed_in(world.supervisor).post(f"/rooms/{room.pk}/", form)


class TestRoomEdit:
    def test_changes_it_and_shows_both_to_whoever_was_slower(self):
        world = small_world()
        room = room_at(world)

        assert edit(world, room, note="Key at reception").status_code == 302
        page = text_of(edit(world, room, note="Key upstairs"))

        assert "Key at reception" in page
        assert "Key upstairs" in page
        assert Room.objects.get().note == "Key at reception"

    def test_closes_no_room_that_people_are_booked_into(self):
        world = small_world()
        room = room_at(world)
        row = booked(
            world, world.referral(active=True), tomorrow_at(10), mode="practice", room=room
        )

        assert edit(world, room, is_open=None).status_code == 409
        row.delete()
        assert edit(world, room, is_open=None).status_code == 302
        assert not Room.objects.get().is_open

    def test_is_hidden_from_another_team(self):
        room = room_at(small_world())

        assert edit(small_world(), room).status_code == 404
