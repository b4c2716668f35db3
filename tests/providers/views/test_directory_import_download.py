"""What becomes of each row, to take along."""

import csv
import io

import pytest

from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, as_csv, check

pytestmark = pytest.mark.django_db


class TestDirectoryImportDownload:
    def test_holds_every_row_and_runs_no_formula(self, client, sign_in):
        rows = (CHOIR.replace("Choir", "=Choir"), "2,,Trust,,,,,")
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(*rows))

        answer = client.get(f"/directory/lists/{batch.pk}/rows.csv")

        lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [line[:2] for line in lines] == [["Row", "Name"], ["2", "'=Choir"], ["3", ""]]
        assert lines[2][3:] == ["Left out", "name: is empty. A listing needs a name."]
