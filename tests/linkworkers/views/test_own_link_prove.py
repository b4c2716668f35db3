"""The second step of a private link."""

import pytest
from django.test import Client

from linkworkers.services.own_links import issue_code
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, opened
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestOwnLinkProve:
    def test_asks_for_a_code_where_there_is_no_word(self):
        link = link_to_list(small_world())
        client = opened(link)

        first = text_of(client.get("/choices/"))
        client.post("/choices/code/")
        second = text_of(client.get("/choices/"))
        client.post("/choices/", {"answer": issue_code(link_id=link.pk)})

        assert "Send me a code" in first
        assert "The code that came to you" in second
        assert "Choir" in text_of(client.get("/choices/", follow=True))

    def test_dies_after_five_wrong_words_and_offers_help(self):
        client = opened(link_to_list(small_world(), word="bluebell"))

        for _try in range(5):
            client.post("/choices/", {"answer": "roses"})
        dead = client.post("/choices/", {"answer": "bluebell"})

        assert dead.status_code == 404
        assert "116 123" in text_of(dead)

    def test_opens_nothing_in_another_browser(self):
        link_to_list(small_world(), word="bluebell")

        assert Client().get("/choices/").status_code == 404
        assert Client().post("/choices/", {"answer": "bluebell"}).status_code == 404
