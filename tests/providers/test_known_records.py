"""A table brought in again is read again only where it says something new."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from providers.adapters import table
from providers.models import Service

pytestmark = pytest.mark.django_db
HEADINGS = "id,name,organisation,description,phone"
ROWS = (
    "1,Choir,Arts,Sing with us,01772 000001",
    "2,Chess,Arts,Play with us,01772 000002",
    "3,Lunch,Kitchen,Eat with us,none of your business",  # of its phone there is something to tell
)
TWIN = "4,Choir,Arts,Sing with us,01772 000001"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the ids of the rows that are read."""
    ids, entry = [], table._entry

    def noting(number, said, more):
        ids.extend(said["id"])
        return entry(number, said, more)

    monkeypatch.setattr(table, "_entry", noting)
    return ids


@pytest.fixture
def bring(tmp_path: Path, read: list[str]):
    """Return what brings a table in, and gives its report and the ids of the rows it read."""

    def bring_in(*rows: str) -> tuple[dict, list[str]]:
        path, out = tmp_path / "services.csv", StringIO()
        path.write_text("\n".join([HEADINGS, *rows]))
        read.clear()
        call_command("load_directory", "table", str(path), json=True, stdout=out)
        [report] = json.loads(out.getvalue())["reports"]
        return report, list(read)

    return bring_in


def number_of(report: dict) -> tuple[int, int, int]:
    return report["created"], report["updated"], report["unchanged"]


class TestKnownRecords:
    def test_reads_what_it_knows_no_more_and_tells_the_same(self, bring):
        first, all_read = bring(*ROWS, TWIN)
        again, read = bring(*ROWS, TWIN)

        assert all_read == ["1", "2", "3", "4"]
        assert read == ["3", "4"]  # of which there is something to tell
        assert (number_of(first), number_of(again)) == ((3, 0, 0), (0, 0, 3))
        assert first["warnings"] == again["warnings"] != []
        assert first["refused"] == again["refused"] != []

    def test_reads_a_row_that_says_something_else_or_stands_elsewhere(self, bring):
        bring(*ROWS)
        other = ROWS[1].replace("Play", "Win")

        changed, read = bring(other, ROWS[0], ROWS[2])

        assert read == ["2", "3"]
        assert number_of(changed) == (0, 1, 2)
        assert Service.objects.get(source_id="2").description == "Win with us"

    def test_reads_again_what_another_load_wrote_since(self, bring):
        bring(*ROWS)
        other = ROWS[0].replace("Sing", "Hum")
        bring(other)
        back, read = bring(*ROWS)

        assert read == ["1", "3"]
        assert number_of(back) == (0, 1, 2)
        assert Service.objects.get(source_id="1").description == "Sing with us"

    def test_reads_again_what_is_gone_from_the_directory(self, bring):
        bring(*ROWS)
        Service.objects.filter(source_id="1").delete()

        back, read = bring(*ROWS)

        assert read == ["1", "3"]
        assert number_of(back) == (1, 0, 2)

    def test_reads_all_again_by_other_code(self, bring, monkeypatch):
        bring(*ROWS)
        monkeypatch.setattr(table, "code", lambda: "of another day")

        report, read = bring(*ROWS)

        assert read == ["1", "2", "3"]
        assert number_of(report) == (0, 0, 3)
