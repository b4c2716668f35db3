"""What people miss, for those who keep the directory."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spcore.accounts.roles import Role
from tests.providers.views.test_suggestion_list import suggestion

pytestmark = pytest.mark.django_db


class TestSuggestionTriage:
    def test_lists_what_waits_in_as_many_queries_for_5_as_for_25(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        suggestion(words="Done with", state="added", title="Done with")
        client.get("/directory/missing/to-answer/")  # the session is written once
        counts = []
        for number in (5, 20):
            for each in range(number):
                suggestion(words=f"Wish {number}-{each}")
            with CaptureQueriesContext(connection) as asked:
                page = client.get("/directory/missing/to-answer/").content.decode()
            counts.append(len(asked))

        assert counts[0] == counts[1]
        assert "Wish 5-0" in page
        assert "Done with" not in page

    def test_is_for_those_who_keep_the_directory(self, client, sign_in):
        sign_in(Role.LINK_WORKER)

        assert client.get("/directory/missing/to-answer/").status_code == 403
