"""Many tables as one file, in constant memory."""

import csv
import io
import tracemalloc
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest

from spcore.loading import streaming
from spcore.loading.streaming import Sheet, workbook, zip_of_csv

ROWS = [
    ["Café", "=1+1"],
    ['<&>"', None],
    [3, 2.5],
    ["a\nb", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)],
]


def table(rows=ROWS, name="things") -> Sheet:
    return Sheet(name, ["One", "Two"], lambda: rows)


class TestZipOfCsv:
    def test_writes_each_table_as_a_file_and_runs_no_formula(self):
        content = b"".join(zip_of_csv([table(), table([], "empty")]))

        archive = zipfile.ZipFile(io.BytesIO(content))
        text = archive.read("things.csv").decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(text, newline=""))) == [
            ["One", "Two"],
            ["Café", "'=1+1"],
            ['<&>"', ""],
            ["3", "2.5"],
            ["a\nb", "2026-01-02 03:04:00"],
        ]
        assert archive.read("empty.csv").decode("utf-8-sig") == "One,Two\r\n"


class TestWorkbook:
    def test_writes_each_table_as_a_sheet_that_a_spreadsheet_opens(self):
        content = b"".join(workbook([table(), table([], "empty")]))

        book = openpyxl.load_workbook(io.BytesIO(content))
        assert book.sheetnames == ["things", "empty"]
        rows = list(book["things"].iter_rows(values_only=True))
        assert rows[:4] == [("One", "Two"), ("Café", "'=1+1"), ('<&>"', None), (3, 2.5)]
        assert rows[4] == ("a\nb", "2026-01-02 03:04:00")
        assert book["things"].freeze_panes == "A2"
        assert {cell.data_type for row in book["things"].iter_rows() for cell in row} <= {"s", "n"}

    def test_stops_at_what_a_sheet_can_hold(self, monkeypatch):
        monkeypatch.setattr(streaming, "MOST_ROWS", 3)

        book = openpyxl.load_workbook(io.BytesIO(b"".join(workbook([table()]))))

        assert book["things"].max_row == 3


@pytest.mark.parametrize("write", [zip_of_csv, workbook])
def test_keeps_nothing_of_what_was_given(write):
    rows = (["x" * 50, str(number)] for number in range(60_000))
    tracemalloc.start()
    total = sum(len(piece) for piece in write([table(rows)]))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert total > 100_000
    assert peak < 3_000_000
