"""Having a feed read now."""

import pytest

from providers.models import DirectorySource
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db


class TestFeedPull:
    def test_has_a_worker_read_it(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        DirectorySource.objects.create(slug="a", name="A", address="https://feed.example")

        answer = client.post("/directory/feeds/a/read/")

        assert answer.url == "/directory/feeds/a/"
        assert DirectorySource.objects.get().is_asked
