"""Adding a feed."""

from uuid import uuid4

import pytest

from providers.models import DirectorySource
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db
SAID = {"name": "The council", "address": "https://feed.example/o/ORUKAPI", "days": "7"}


def send(client, **said):
    return client.post("/directory/feeds/add/", {**SAID, "nonce": uuid4(), **said})


class TestFeedAdd:
    def test_keeps_it_once_and_has_it_read(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        nonce = uuid4()

        answers = [send(client, nonce=nonce, licence="OGL v3") for _ in range(2)]

        feed = DirectorySource.objects.get()
        assert answers[1].url == f"/directory/feeds/{feed.slug}/"
        assert (feed.name, feed.days, feed.licence, feed.is_asked) == (
            *("The council", 7, "OGL v3", True),
        )

    def test_takes_no_address_that_is_not_safe_and_loses_nothing(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        page = send(client, address="http://feed.example/o").content.decode()

        assert "Enter an address that starts with https://" in page
        assert "http://feed.example/o" in page
        assert not DirectorySource.objects.exists()
