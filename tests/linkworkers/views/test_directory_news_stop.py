"""Stopping the weekly email by its link."""

import pytest

from linkworkers.models import DirectoryNews
from linkworkers.selectors.directory_news import stop_link
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


class TestDirectoryNewsStop:
    def test_a_scanner_that_follows_it_stops_nothing_and_a_press_does(self, client):
        worker = small_world().worker
        path = stop_link(worker.user_id).partition("/directory-news")[2]

        client.get(f"/directory-news{path}")
        before = DirectoryNews.objects.count()
        page = client.post(f"/directory-news{path}").content.decode()

        assert before == 0
        assert DirectoryNews.objects.get().is_on is False
        assert "Stopped." in page

    def test_a_forged_link_is_not_there(self, client):
        assert client.get("/directory-news/stop/nonsense/").status_code == 404
