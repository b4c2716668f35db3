"""Choosing a spreadsheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linkworkers.models import CaseloadImport
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, as_csv
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def send(world, content, name="caseload.csv"):
    file = SimpleUploadedFile(name, content)
    return signed_in(world.supervisor).post("/caseload/import/", {"file": file})


class TestImportList:
    def test_takes_a_file_and_goes_on_to_the_columns(self):
        world = small_world()

        response = send(world, as_csv(ANNA))

        batch = CaseloadImport.objects.get()
        assert response.url == f"/caseload/import/{batch.pk}/columns/"
        assert batch.mapping[:4] == ["nhs_number", "given_name", "family_name", "birth_date"]
        assert "caseload.csv" in text_of(signed_in(world.supervisor).get("/caseload/import/"))

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "is empty"),
            (b'Name,DOB\n"Anna,1961', "breaks off in row 2"),
            (b"PK\x03\x04 nothing", "is not an Excel workbook"),
            (b"\xd0\xcf\x11\xe0 old", "protected by a password"),
            (b"a," * 600, "columns"),
            (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ],
    )
    def test_says_what_is_wrong_with_a_file(self, content, words):
        response = send(small_world(), content)

        assert words in text_of(response)
        assert not CaseloadImport.objects.exists()

    def test_asks_for_a_file(self):
        response = signed_in(small_world().supervisor).post("/caseload/import/", {})

        assert "Choose a file" in text_of(response)

    def test_is_not_for_a_link_worker(self):
        assert signed_in(small_world().worker).get("/caseload/import/").status_code == 403
