"""Events, as whoever is invited sees them."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.meeting import event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventList:
    def test_shows_what_one_is_invited_to_and_nothing_else(self):
        world, other = small_world(), small_world()
        invited(event_in(world, title="For practices"), world.practice)
        event_in(world, title="For the team alone")

        gp = text_of(signed_in(world.gp).get("/events/"))

        assert "For practices" in gp
        assert "Not answered" in gp
        assert "For the team alone" not in gp
        assert "Call an event" not in gp
        assert "No event yet" in text_of(signed_in(other.gp).get("/events/"))
        assert "For the team alone" in text_of(signed_in(world.supervisor).get("/events/"))

    def test_shows_what_is_to_come_before_what_was_and_asks_as_much_of_many(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        event_in(world, title="Next")
        few = questions(browser, "/events/")
        for days in (9, -3, -9):
            event_in(world, days=days, title=f"In {days}")

        titles = [row.title for row in browser.get("/events/").context["events"]]
        assert titles == ["Next", "In 9", "In -3", "In -9"]
        assert questions(browser, "/events/") == few

    def test_tells_of_an_invitation_on_the_page_of_what_is_new(self):
        world = small_world()
        invited(event_in(world, title="Housing lunch"), world.practice)

        page = text_of(signed_in(world.gp).get("/notifications/"))

        assert "Housing lunch" in page
        assert "You are invited" in page
