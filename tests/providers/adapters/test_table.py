"""Directories that somebody keeps in a spreadsheet."""

import json
from datetime import time

import openpyxl
import pytest

from providers.adapters import table
from providers.adapters.table_columns import FIELDS, read_mapping
from spcore.loading.report import Unusable
from spcore.needs import Need
from tests.providers.adapters.real import told

HEADINGS = "Service name,Organisation,Telephone,Address,Town,Postcode,Day,Start time,Categories,X"
ROW = "Café club,Age Trust,01772 900000,1 High St,Preston,PR1 2HE,Mon; Thu,10:00,Befriending,y"


@pytest.fixture
def file(tmp_path):
    """Return what writes a file of the folder."""

    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


class TestRead:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
    def test_guesses_from_the_headings_however_it_was_saved(self, file, separator, encoding):
        row = ROW.replace("Mon; Thu", "Mon/Thu")
        text = "\r\n".join((HEADINGS, row)).replace(",", separator)

        found = told(table.read([file("services.csv", text.encode(encoding))]))

        (entry,) = found.entries
        assert (entry.name, entry.provider.name, entry.row) == ("Café club", "Age Trust", 2)
        assert (entry.phone, entry.needs) == ("01772 900000", (Need.LONELINESS,))
        (place,) = entry.places
        assert (place.address_1, place.city, place.postcode) == ("1 High St", "Preston", "PR1 2HE")
        (when,) = entry.schedules
        assert (when.byday, when.opens_at) == ("MO,TH", time(10))
        assert found.notes[0] == "services.csv: left out are the columns X."
        assert "no column is the number or code" in found.notes[1]

    def test_refuses_a_row_and_names_a_field_and_reads_on(self, file):
        text = "Name,Email,Postcode\n,a@b.example,\nClub,not mail,XX\nShort\n"

        found = told(table.read([file("services.csv", text)]))

        assert [(each.row, each.file) for each in found.refusals] == [
            (2, "services.csv"),
            (4, "services.csv"),
        ]
        assert [each.column for each in found.warnings] == ["postcode", "email"]
        assert [entry.name for entry in found.entries] == ["Club"]

    def test_takes_any_sheet_and_rows_of_places_linked_to_it(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(["Read me first"])
        services, venues = book.create_sheet("Services"), book.create_sheet("Venues")
        for row in (["Ref", "What"], [1, "Choir"], [2, "Chess"]):
            services.append(row)
        for row in (["Of", "PC", "On"], [1, "PR1 2HE", "Tue"], [1, "LA1 1AA", "Fri"], [9, "", ""]):
            venues.append(row)
        book.save(tmp_path / "book.xlsx")
        (tmp_path / "mapping.json").write_text(
            json.dumps(
                {
                    "sheet": "services",
                    "columns": {"Ref": "id", "What": "name"},
                    "linked": [
                        {
                            "sheet": "Venues",
                            "columns": {"Of": "id", "PC": "postcode", "On": "day"},
                        }
                    ],
                }
            )
        )

        mapping = read_mapping(tmp_path / "mapping.json")
        found = told(table.read([tmp_path / "book.xlsx"], mapping))

        choir, chess = found.named("Choir"), found.named("Chess")
        assert [place.postcode for place in choir.places] == ["PR1 2HE", "LA1 1AA"]
        assert [when.byday for when in choir.schedules] == ["TU", "FR"]
        assert (choir.source_id, chess.places) == ("1", ())
        assert [each.problem == "'9' is the id of no service." for each in found.refusals] == [True]

    def test_says_which_headings_there_are_where_none_is_a_name(self, file):
        with pytest.raises(Unusable, match=r"column for the name.*Foo, Bar"):
            list(table.read([file("services.csv", "Foo,Bar\n1,2\n")]))


class TestReadMapping:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("{", "neither JSON nor YAML"),
            ("[]", "says of no column"),
            ('{"columns": {"A": "colour"}}', "'A' is 'colour'"),
        ],
    )
    def test_says_what_is_wrong(self, file, text, problem):
        with pytest.raises(Unusable, match=problem):
            read_mapping(file("mapping.json", text))

    def test_refuses_a_column_that_is_not_there(self, file):
        mapping = read_mapping(file("mapping.yaml", "columns:\n  Title: name\n"))

        with pytest.raises(Unusable, match=r"has no column 'title'.*Name, Phone"):
            list(table.read([file("services.csv", "Name,Phone\nA,1\n")], mapping))

    def test_no_heading_means_two_things(self):
        headings = [heading for words in FIELDS.values() for heading in words.split("; ")]

        assert len(headings) == len(set(headings))
