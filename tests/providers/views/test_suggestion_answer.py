"""Answering in public what somebody said is missing."""

import pytest

from spcore.accounts.roles import Role
from tests.providers.views.test_suggestion_list import suggestion

pytestmark = pytest.mark.django_db


class TestSuggestionAnswer:
    def test_publishes_the_editors_words(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        row = suggestion()
        typed = {"version": 0, "state": "looking", "title": "A lunch club", "answer": "We ask"}

        client.post(f"/directory/missing/{row.pk}/", typed)
        again = client.post(f"/directory/missing/{row.pk}/", typed)

        assert "A lunch club" in client.get("/directory/missing/").content.decode()
        assert again.status_code == 409

    def test_asks_for_words_of_ones_own_unless_it_is_set_aside(self, client, sign_in):
        sign_in(Role.SCHEME_ADMIN)
        row = suggestion()
        address = f"/directory/missing/{row.pk}/"

        page = client.post(address, {"version": 0, "state": "added"}).content.decode()
        client.post(address, {"version": 0, "state": "set_aside"})

        row.refresh_from_db()
        assert "Say in your own words what is missing" in page
        assert row.state == "set_aside"
