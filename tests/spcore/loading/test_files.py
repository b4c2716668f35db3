"""Files as others saved them."""

import pytest

from spcore.loading.files import read_json, read_rows, read_table, read_text
from spcore.loading.report import Refusal, Unusable


@pytest.fixture
def file(tmp_path):
    """Return a function that writes bytes and gives the path."""

    def write(raw: bytes, name: str = "file.csv"):
        path = tmp_path / name
        path.write_bytes(raw)
        return path

    return write


TEXT = "name,town\r\nCafé “Élan”,Préston\r\n"


class TestReadText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_reads_what_excel_and_others_write(self, file, encoding):
        raw = TEXT.encode(encoding)

        assert read_text(file(raw)) == TEXT

    def test_reads_big_endian_without_a_mark(self, file):
        assert read_text(file(TEXT.encode("utf-16-be"))) == TEXT

    @pytest.mark.parametrize("raw", [b"", b"  \r\n ", b"\xef\xbb\xbf"])
    def test_refuses_an_empty_file(self, file, raw):
        with pytest.raises(Unusable, match="is empty"):
            read_text(file(raw))

    def test_refuses_what_is_no_text(self, file):
        with pytest.raises(Unusable, match="not a text file"):
            read_text(file(b"\x89PNG\r\n\x81\x8d\x8f\x90\x9d"))

    def test_refuses_a_file_that_is_not_there_and_a_folder(self, tmp_path):
        for path in (tmp_path / "none.csv", tmp_path, tmp_path / "a\x00b"):
            with pytest.raises(Unusable):
                read_text(path)


class TestReadRows:
    def test_gives_rows_by_heading_whatever_the_case_and_line_ends_of_headings(self, file):
        path = file(b'"Partner\r\nName",CODE\r\n Ann ,1\r\n\r\nBob,2\r\n')

        rows = list(read_rows(path, required=("Partner Name", "Code")))

        assert [(row.number, row["Partner Name"], row["Code"]) for row in rows] == [
            (2, "Ann", "1"),
            (4, "Bob", "2"),
        ]

    def test_tells_a_ragged_row_and_goes_on(self, file):
        path = file(b"a,b\n1\n1,2\n1,2,3\n")

        rows = list(read_rows(path, required=("a",)))

        assert [type(row) is Refusal for row in rows] == [True, False, True]
        assert rows[0].row == 2
        assert "1 columns where the heading has 2" in rows[0].problem

    @pytest.mark.parametrize("field", ["x" * 1_000_000, "a\x00b"], ids=["long", "nul"])
    def test_tells_a_row_with_a_field_nobody_can_mean(self, file, field):
        path = file(f"a,b\n1,{field}\n3,4\n".encode())

        bad, good = read_rows(path, required=("a",))

        assert (bad.row, bad.column) == (2, "column 2")
        assert good["a"] == "3"

    def test_names_the_missing_heading_and_those_there_are(self, file):
        with pytest.raises(Unusable) as refusal:
            list(read_rows(file("nаme,town\n".encode()), required=("name",)))  # Cyrillic a

        assert "no column 'name'" in refusal.value.problem
        assert "town" in refusal.value.remedy

    @pytest.mark.parametrize(
        ("raw", "problem"),
        [
            (b"a,a\n1,2\n", "twice the column"),
            (b",".join([b"c%d" % n for n in range(10_000)]) + b",a\n", "too many columns"),
            (b'a,b\n1,"2\n3,4\n', "breaks off in row 2"),
        ],
        ids=["repeated", "too many", "open quote"],
    )
    def test_refuses_a_table_that_cannot_be_trusted(self, file, raw, problem):
        with pytest.raises(Unusable, match=problem):
            list(read_rows(file(raw), required=("a",)))


class TestReadTable:
    def test_refuses_another_file_and_tells_a_ragged_row_later(self, file):
        with pytest.raises(Unusable, match="not the expected table"):
            list(read_table(file(b"a,b\n"), columns=3))

        rows = list(read_table(file(b"1,2,3\n4,5\n"), columns=3))

        assert rows[0] == (1, ["1", "2", "3"])
        assert rows[1].row == 2


class TestReadJson:
    @pytest.mark.parametrize(
        "raw",
        [
            b"{",
            b"[1,]",
            b"name: Ann",
            b"[" * 100_000,
            b'{"a": NaN}',
            b"[1" + b"0" * 5000 + b"]",
            b"",
        ],
        ids=["open", "comma", "yaml", "deep", "nan", "long number", "empty"],
    )
    def test_refuses_what_is_not_json(self, file, raw):
        with pytest.raises(Unusable):
            read_json(file(raw, "file.json"))

    def test_reads_json_with_a_mark(self, file):
        assert read_json(file(b'\xef\xbb\xbf{"a": 1}')) == {"a": 1}
