"""Choosing the file of a list, and which list it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from providers.models import DirectoryImport, DirectorySource
from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, as_csv, as_workbook, bring_in

pytestmark = pytest.mark.django_db
PAGE = "/directory/lists/"


@pytest.mark.parametrize("role", [Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN])
class TestDirectoryImportList:
    def test_takes_a_file_and_asks_for_its_columns(self, client, sign_in, role):
        sign_in(role)

        answer = client.post(PAGE, {"file": SimpleUploadedFile("Groups.csv", as_csv(CHOIR))})
        assert "Enter the name of the list" in answer.content.decode()

        answer = client.post(
            PAGE, {"file": SimpleUploadedFile("Groups.csv", as_csv(CHOIR)), "name": "Groups"}
        )

        batch = DirectoryImport.objects.get()
        assert answer.url == f"{PAGE}{batch.pk}/columns/"
        assert (batch.file_name, batch.name) == ("Groups.csv", "Groups")
        assert "Groups.csv" in client.get(PAGE).content.decode()

    def test_asks_for_the_sheet_of_a_workbook(self, client, sign_in, role):
        sign_in(role)
        book = as_workbook(A=[["Name"], ["Choir"]], B=[["Name"], ["Walk"]])

        file = SimpleUploadedFile("g.xlsx", book)
        answer = client.post(PAGE, {"file": file, "name": "Groups"})

        assert answer.url.endswith("/sheets/")


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "is empty"),
            (b"PK\x03\x04nothing", "is not an Excel workbook"),
            (b'Name\n"Choir', "breaks off"),
            (b"Name\n" + b"Choir\n" * 20001, "more than 20000 rows"),
        ],
    )
    def test_says_what_to_mend(self, client, sign_in, content, says):
        sign_in(Role.DIRECTORY_EDITOR)

        file = SimpleUploadedFile("g.csv", content)
        answer = client.post(PAGE, {"file": file, "name": "Groups"})

        assert says in answer.content.decode()
        assert not DirectoryImport.objects.exists()

    def test_begins_no_second_list_of_a_name(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        DirectorySource.objects.create(slug="list-groups", name="Groups")

        file = SimpleUploadedFile("g.csv", as_csv(CHOIR))
        answer = client.post(PAGE, {"file": file, "name": " groups "})

        assert "There is a list of this name" in answer.content.decode()
        assert not DirectoryImport.objects.exists()

    def test_offers_the_lists_that_came_in_before(self, client, sign_in):
        batch = bring_in(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR))

        page = client.get(PAGE).content.decode()

        assert f'<option value="{batch.slug}">Preston groups</option>' in page
