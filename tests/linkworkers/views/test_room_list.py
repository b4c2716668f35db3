"""What each practice offers a link worker."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.booking import room_at
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoomList:
    def test_says_what_is_there_and_what_is_missing(self):
        world = small_world()
        browser = signed_in(world.worker)

        empty = text_of(browser.get("/rooms/"))
        room_at(world, "Room 2", has_phone=True, note="Tuesdays only")
        page = text_of(browser.get("/rooms/"))

        assert "No room" in empty
        for words in ("Room 2", "phone", "Tuesdays only", "No computer, no step-free room"):
            assert words in page
        assert "Add a room" not in page

    def test_shows_nothing_of_another_team_and_asks_as_much_of_many(self):
        world, other = small_world(), small_world()
        room_at(other, "Theirs")
        browser = signed_in(world.worker)
        few = questions(browser, "/rooms/")
        for number in range(20):
            room_at(world, f"Room {number}")

        assert "Theirs" not in text_of(browser.get("/rooms/"))
        assert questions(browser, "/rooms/") == few
