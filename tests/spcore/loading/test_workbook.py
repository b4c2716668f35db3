"""Excel workbooks, the real ones and those meant to harm."""

import io
import zipfile

import openpyxl
import pytest

from spcore.loading.report import Unusable
from spcore.loading.workbook import read_sheet


@pytest.fixture
def workbook(tmp_path):
    """Return the path of a small workbook as ePCN writes them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "PCNDetails"
    sheet.append(["PCN\nCode", "Open Date"])
    sheet.append(["U00001", None])
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


class TestReadSheet:
    def test_reads_headings_with_line_ends_and_empty_cells(self, workbook):
        rows = read_sheet(workbook, sheet="PCNDetails", required=("PCN Code",))

        assert rows == [{"PCN Code": "U00001", "Open Date": ""}]

    def test_names_a_missing_sheet_and_a_missing_column(self, workbook):
        with pytest.raises(Unusable, match="no sheet 'Other'"):
            read_sheet(workbook, sheet="Other", required=())
        with pytest.raises(Unusable, match="no column 'Town'"):
            read_sheet(workbook, sheet="PCNDetails", required=("Town",))


def archive(path, entries: dict[str, bytes], **info):
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in info.items():
                setattr(entry, key, value)
            packed.writestr(entry, raw)
    return path


class TestHarmfulWorkbooks:
    @pytest.mark.parametrize(
        ("entries", "info", "problem"),
        [
            ({"xl/big.xml": b"0" * 20_000_000}, {}, "packed too tightly"),
            ({f"{n}.xml": b"" for n in range(1001)}, {}, "more than 1000 files"),
            ({"../evil.xml": b"x"}, {}, "an entry no workbook has"),
            ({"/etc/evil.xml": b"x"}, {}, "an entry no workbook has"),
            ({"inner.zip": b"x"}, {}, "an entry no workbook has"),
            ({"link": b"/etc/passwd"}, {"external_attr": 0xA1FF << 16}, "no workbook has"),
            ({"xl/vbaProject.bin": b"x"}, {}, "contains macros"),
            ({"nothing.txt": b"x"}, {}, "is not a workbook"),
        ],
    )
    def test_are_refused(self, tmp_path, entries, info, problem):
        path = archive(tmp_path / "bad.xlsx", entries, **info)

        with pytest.raises(Unusable, match=problem):
            read_sheet(path, sheet="PCNDetails", required=())

    def test_are_refused_when_they_unpack_to_too_much(self, tmp_path):
        noise = io.BytesIO()
        with zipfile.ZipFile(noise, "w", zipfile.ZIP_DEFLATED) as packed:
            for number in range(60):
                packed.writestr(f"{number}.xml", b"0123456789" * 100_000)
        path = tmp_path / "bomb.xlsx"
        path.write_bytes(noise.getvalue())

        with pytest.raises(Unusable, match="more than 50 MB"):
            read_sheet(path, sheet="PCNDetails", required=())

    def test_are_refused_when_they_hold_entities(self, workbook, tmp_path):
        bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
        with zipfile.ZipFile(workbook) as packed:
            entries = {name: packed.read(name) for name in packed.namelist()}
        path = archive(tmp_path / "bad.xlsx", {**entries, "xl/workbook.xml": bomb})

        with pytest.raises(Unusable, match="is not a workbook"):
            read_sheet(path, sheet="PCNDetails", required=())

    def test_are_refused_when_they_have_a_password(self, workbook):
        raw = bytearray(workbook.read_bytes())
        at = raw.find(b"PK\x01\x02")
        raw[at + 8] |= 1
        workbook.write_bytes(raw)

        with pytest.raises(Unusable, match="password"):
            read_sheet(workbook, sheet="PCNDetails", required=())

    @pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"code,name\n"])
    def test_are_refused_when_they_are_none(self, tmp_path, raw):
        path = tmp_path / "book.xlsx"
        path.write_bytes(raw)

        with pytest.raises(Unusable, match="not an Excel workbook"):
            read_sheet(path, sheet="PCNDetails", required=())
