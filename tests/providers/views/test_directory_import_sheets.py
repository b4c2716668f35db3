"""Saying which sheet of a workbook a list is on."""

import pytest

from providers.models import DirectoryImport
from providers.services.directory_imports import start_import
from spcore.accounts.roles import Role
from tests.providers.listing_files import AT, GROUPS, as_workbook

pytestmark = pytest.mark.django_db
SHEETS = {
    "Services": [["Ref", "Name"], ["1", "Choir"]],
    "Times": [["Ref", "Day"], ["1", "Mon"]],
    "Empty": [],
}


@pytest.fixture
def batch(sign_in) -> DirectoryImport:
    actor = sign_in(Role.DIRECTORY_EDITOR)
    return start_import(
        file_name="g.xlsx", content=as_workbook(**SHEETS), details=GROUPS, actor=actor, at=AT
    )


class TestDirectoryImportSheets:
    def test_keeps_the_sheet_and_the_one_that_is_linked(self, client, batch):
        page = f"/directory/lists/{batch.pk}/sheets/"

        answer = client.post(page, {"sheet": "Services", "linked": "Times"})

        assert answer.url == f"/directory/lists/{batch.pk}/columns/"
        batch.refresh_from_db()
        assert [table["sheet"] for table in batch.tables] == ["Services", "Times"]
        assert [table["fields"] for table in batch.tables] == [["id", "name"], ["id", "day"]]

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({"sheet": "Services", "linked": "Services"}, "Choose another sheet"),
            ({"sheet": "Empty"}, "is empty"),
            ({"sheet": "Nowhere"}, "Select a valid choice"),
        ],
    )
    def test_says_what_to_mend(self, client, batch, said, says):
        answer = client.post(f"/directory/lists/{batch.pk}/sheets/", said)

        assert says in answer.content.decode()
