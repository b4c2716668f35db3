"""Adding words that mean the same."""

from uuid import uuid4

import pytest

from providers.models import SynonymGroup
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


def add(client, words: str, **fields):
    return client.post("/directory/words/add/", {"words": words, "nonce": uuid4(), **fields})


class TestSynonymAdd:
    def test_lets_searches_find_by_the_new_words(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        for number in range(3):
            ServiceFactory(name=f"Knit and natter {number}")

        answer = add(client, "crochet\n  knit \n\nKNIT")

        assert answer.url == "/directory/words/"
        assert SynonymGroup.objects.get().words == ["crochet", "KNIT"]
        assert "Knit and natter 1" in client.get("/directory/?q=crochet").content.decode()

    def test_adds_once_on_a_double_click(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        nonce = uuid4()

        for _click in range(2):
            add(client, "sing\nchoir", nonce=nonce)

        assert SynonymGroup.objects.count() == 1

    @pytest.mark.parametrize("words", ["", "alone", "same\nSame", "a\x00b", f"{'x' * 61}\ny"])
    def test_takes_no_less_than_two_words_of_a_right_length(self, client, sign_in, words):
        sign_in(Role.DIRECTORY_EDITOR)

        answer = add(client, words)

        assert answer.status_code < 500
        assert not SynonymGroup.objects.exists()
