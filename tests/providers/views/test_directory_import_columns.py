"""Saying what the columns of a list are."""

import pytest

from providers.models import DirectoryImport, ListState
from providers.services.directory_imports import start_import
from spcore.accounts.roles import Role
from tests.providers.listing_files import AT, CHOIR, GROUPS, as_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(sign_in) -> DirectoryImport:
    actor = sign_in(Role.SCHEME_ADMIN)
    content = b"Ref,What,Postcode\n1,Choir,PR1 2HE\n2,,PR1 2HE\n"
    return start_import(file_name="g.csv", content=content, details=GROUPS, actor=actor, at=AT)


class TestDirectoryImportColumns:
    def test_shows_what_each_column_seems_to_be(self, client, batch):
        page = client.get(f"/directory/lists/{batch.pk}/columns/").content.decode()

        assert "For example: Choir" in page
        assert '<option value="postcode" selected>' in page

    def test_asks_which_column_is_the_name(self, client, batch):
        answer = client.post(f"/directory/lists/{batch.pk}/columns/", {"column_0_0": "id"})

        assert "Say which column is “Name of the service”" in answer.content.decode()

    def test_judges_every_row(self, client, batch):
        said = {"column_0_0": "id", "column_0_1": "name", "is_complete": "on"}

        answer = client.post(f"/directory/lists/{batch.pk}/columns/", said)

        assert answer.url == f"/directory/lists/{batch.pk}/"
        batch.refresh_from_db()
        assert (batch.state, batch.is_complete) == (ListState.CHECKED, True)
        assert batch.counts == {"created": 1, "refused": 1}

    def test_a_file_that_is_in_asks_no_more(self, client, sign_in):
        actor = sign_in(Role.SCHEME_ADMIN)
        batch = start_import(
            file_name="g.csv", content=as_csv(CHOIR), details=GROUPS, actor=actor, at=AT
        )
        DirectoryImport.objects.update(state=ListState.DONE, done_at=AT)

        assert client.get(f"/directory/lists/{batch.pk}/columns/").status_code == 409
