"""An event as a guest by email sees it."""

import pytest
from django.test import Client

from linkworkers.models import EventAction, EventGuest
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, guest_of, opened
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestEventByLink:
    def test_shows_the_event_and_no_more(self):
        world = small_world()
        event = event_in(world, about="Ten minutes each", notes="What we said")
        other = guest_of(event, name="Sam of the bank", email="sam@bank.example", is_coming=True)
        EventAction.objects.create(event=event, words="A list", who="All", added_at=event.made_at)

        page = text_of(opened(guest_of(event)).get("/come/"))

        assert all(words in page for words in (event.title, "Town hall", "Ten minutes each"))
        assert world.team.name in page
        for hidden in ("What we said", "A list", other.name, other.email, "jo@choir.example"):
            assert hidden not in page

    def test_keeps_an_answer_by_post_alone_and_lets_it_be_changed(self):
        client = opened(guest_of(event_in(small_world())))

        client.get("/come/?coming=yes")
        before = EventGuest.objects.get().is_coming
        for said in ("no", "yes"):
            assert client.post("/come/", {"coming": said}).status_code == 302

        assert before is None
        assert EventGuest.objects.get().is_coming is True
        assert "You come" in text_of(client.get("/come/"))

    def test_says_that_it_is_called_off_and_asks_nothing_then(self):
        event = event_in(small_world())
        client = opened(guest_of(event))
        event.called_off_at = event.made_at
        event.save()

        page = text_of(client.get("/come/"))

        assert "It does not take place" in page
        assert "Do you come?" not in page

    def test_is_not_there_without_a_link_or_once_the_event_is_over(self):
        past = opened(guest_of(event_in(small_world(), days=-2)))

        assert past.get("/come/").status_code == 404
        assert Client().get("/come/").status_code == 404
        assert Client().post("/come/", {"coming": "yes"}).status_code == 404
