"""Somebody's shortlist on their own phone."""

import pytest
from django.test import Client

from linkworkers.models import ShortlistItem
from linkworkers.services.own_links import issue_code
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, opened, proven
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestShortlistByLink:
    def test_shows_nothing_before_the_word_and_the_list_after_it(self):
        link = link_to_list(small_world(), "Choir", word="bluebell", family_name="CNRY-name")
        ShortlistItem.objects.update(note="Tuesdays suit you")
        client = opened(link)

        before = text_of(client.get("/choices/"))
        wrong = text_of(client.post("/choices/", {"answer": "roses"}))
        client.post("/choices/", {"answer": "Bluebell"})
        after = text_of(client.get("/choices/"))

        assert "Choir" not in before + wrong
        assert "That is not it" in wrong
        for words in ("Choir", "Tuesdays suit you", "I would like this", "Leave quickly", "999"):
            assert words in after, words
        assert "CNRY" not in before + wrong + after

    def test_asks_for_a_code_where_there_is_no_word(self):
        link = link_to_list(small_world())
        client = opened(link)

        first = text_of(client.get("/choices/"))
        client.post("/choices/code/")
        second = text_of(client.get("/choices/"))
        client.post("/choices/", {"answer": issue_code(link_id=link.pk)})

        assert "Send me a code" in first
        assert "The code that came to you" in second
        assert "Choir" in text_of(client.get("/choices/"))

    def test_dies_after_five_wrong_words_and_offers_help(self):
        client = opened(link_to_list(small_world(), word="bluebell"))

        for _try in range(5):
            client.post("/choices/", {"answer": "roses"})
        dead = client.post("/choices/", {"answer": "bluebell"})

        assert dead.status_code == 404
        assert "116 123" in text_of(dead)

    def test_another_browser_and_another_link_show_nothing_of_it(self):
        world = small_world()
        link = link_to_list(world, "Choir", word="bluebell")
        other = link_to_list(world, "Allotment", word="bluebell")

        page = text_of(proven(other, "bluebell").get("/choices/"))

        assert link.pk != other.pk
        assert "Choir" not in page
        assert Client().get("/choices/").status_code == 404
        assert Client().post("/choices/", {"answer": "bluebell"}).status_code == 404
