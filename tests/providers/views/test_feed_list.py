"""The feeds that the directory reads by itself."""

import pytest

from providers.models import DirectorySource
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db


class TestFeedList:
    def test_says_of_each_what_came_of_it(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        address = "https://feed.example"
        DirectorySource.objects.create(slug="file", name="A file")
        DirectorySource.objects.create(
            slug="a", name="Council", address=address, counts={"refused": 2}, problem="It is down."
        )

        page = client.get("/directory/feeds/").content.decode()

        assert "Council" in page
        assert "2 records refused" in page
        assert "It is down." in page
        assert "A file" not in page

    def test_says_what_to_do_while_there_is_none(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        assert "Ask your council" in client.get("/directory/feeds/").content.decode()
