"""One feed."""

import pytest

from providers.models import DirectorySource
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db
SAID = {"name": "Council", "address": "https://feed.example", "licence": "", "days": "0"}


def feed(**fields) -> DirectorySource:
    return DirectorySource.objects.create(
        slug="council", name="Council", address="https://feed.example", days=1, **fields
    )


class TestFeedEdit:
    def test_lists_what_was_refused_and_why(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        feed(refused=[[7, "name", "is empty.", "A listing needs a name."]])

        page = client.get("/directory/feeds/council/").content.decode()

        assert "Record 7, name: is empty. A listing needs a name." in page

    def test_keeps_how_often_it_is_read(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        feed()

        client.post("/directory/feeds/council/", {**SAID, "version": 0})

        kept = DirectorySource.objects.get()
        assert (kept.days, kept.version) == (0, 1)

    def test_shows_both_to_whoever_was_slower(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        feed(version=3)

        client.post("/directory/feeds/council/", {**SAID, "version": 2})

        assert DirectorySource.objects.get().days == 1

    def test_is_not_there_for_a_source_that_is_no_feed(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        DirectorySource.objects.create(slug="file", name="A file")

        assert client.get("/directory/feeds/file/").status_code == 404
