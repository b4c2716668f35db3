"""Somebody's shortlist on their own phone."""

import pytest
from django.test import Client

from linkworkers.models import ShortlistItem
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
        after = text_of(client.get("/choices/", follow=True))

        assert "Choir" not in before + wrong
        assert "That is not it" in wrong
        for words in ("Choir", "Tuesdays suit you", "I would like this", "Leave quickly", "999"):
            assert words in after, words
        assert "CNRY" not in before + wrong + after

    def test_another_browser_and_another_link_show_nothing_of_it(self):
        world = small_world()
        link = link_to_list(world, "Choir", word="bluebell")
        other = link_to_list(world, "Allotment", word="bluebell")

        page = text_of(proven(other, "bluebell").get("/choices/list/"))

        assert link.pk != other.pk
        assert "Choir" not in page
        assert "Allotment" in page
        assert Client().get("/choices/list/", follow=True).status_code == 404

    def test_shows_nothing_before_the_second_step(self):
        client = opened(link_to_list(small_world(), "Choir", word="bluebell"))

        page = text_of(client.get("/choices/list/", follow=True))

        assert "One more step" in page
        assert "Choir" not in page
