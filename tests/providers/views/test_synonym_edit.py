"""Changing words that mean the same."""

from uuid import uuid4

import pytest

from providers.models import SynonymGroup
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db


def save(client, group, words: str, version: int = 0):
    path = f"/directory/words/{group.pk}/"
    return client.post(path, {"words": words, "version": version})


class TestSynonymEdit:
    def test_keeps_the_new_words(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        group = SynonymGroup.objects.create(words=["sing", "choir"])

        save(client, group, "sing\nchoir\nband")

        group.refresh_from_db()
        assert (group.words, group.version) == (["sing", "choir", "band"], 1)

    def test_shows_both_to_whoever_was_slower(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        group = SynonymGroup.objects.create(words=["sing", "choir"], version=3)

        page = save(client, group, "sing\nband", version=2).content.decode()

        group.refresh_from_db()
        assert group.words == ["sing", "choir"]
        assert "band" in page

    def test_is_not_there_when_it_is_gone(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        assert client.get(f"/directory/words/{uuid4()}/").status_code == 404
