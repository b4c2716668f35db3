"""Bulk writing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spcore.loading.copying import Target, encode, insert, line_of, upsert, upsert_counted
from spcore.places.models import Lsoa

pytestmark = pytest.mark.django_db
AREAS = Target(
    model=Lsoa,
    columns=("code", "name", "ward", "district_code", "district", "icb_code", "sub_icb_code",
             "rural_urban", "imd_decile", "population_by_age"),
    key=("code",),
    written_once=("ward",),
    kept=("imd_decile",),
)  # fmt: skip


def row(code: str, name: str = "Preston 001A", ward: str = "Ribbleton", decile: int | None = 3):
    """Return a row of the target."""
    return (code, name, ward, "", "", "", "", "", decile, {"age_0-17": 5})


class TestUpsert:
    def test_tells_new_changed_and_leaves_equal_rows_alone(self):
        upsert(AREAS, [row("E01000001"), row("E01000002")])

        changed = upsert(AREAS, [row("E01000001"), row("E01000002", name="New"), row("E01000003")])

        assert changed == {("E01000002",): False, ("E01000003",): True}

    def test_counts_up_what_it_must_where_a_row_changes(self):
        counted = replace(AREAS, counted=("imd_decile",), kept=())
        upsert(AREAS, [row("E01000001"), row("E01000002")])

        upsert(counted, [row("E01000001"), row("E01000002", name="New", decile=9)])

        deciles = dict(Lsoa.objects.values_list("code", "imd_decile"))
        assert deciles == {"E01000001": 3, "E01000002": 4}

    def test_keeps_what_it_must(self):
        upsert(AREAS, [row("E01000001")])

        upsert(AREAS, [row("E01000001", name="New", ward="Other", decile=None)])

        area = Lsoa.objects.get()
        assert (area.name, area.ward, area.imd_decile) == ("New", "Ribbleton", 3)

    def test_keeps_texts_as_they_are(self):
        name = 'tab\tline\nback\\slash "quote" \\N “é” £\r'

        upsert(AREAS, [row("E01000001", name=name)])

        area = Lsoa.objects.get()
        assert (area.name, area.population_by_age) == (name, {"age_0-17": 5})

    def test_counts(self):
        upsert_counted(AREAS, [row("E01000001")])

        assert upsert_counted(AREAS, [row("E01000001", name="x"), row("E01000002")]) == (1, 1)


class TestEncode:
    @given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
    def test_never_lets_a_text_break_a_row(self, text):
        encoded = encode(text)

        assert not set("\t\n\r") & set(encoded)

    def test_drops_what_the_database_cannot_hold(self):
        assert encode("a\x00b\ud800c") == "abc"

    def test_writes_arrays(self):
        assert encode(["a", 'b"c', "d\\e"]) == r'{"a","b\\"c","d\\\\e"}'

    def test_writes_nothing_a_choice_and_what_is_beyond_the_first_plane(self):
        assert [encode(each) for each in (None, True, "", "a~\x7f", "é😀")] == [
            *("\\N", "t", "", "a~\x7f", "é😀")
        ]

    def test_takes_a_row_as_the_line_it_would_write(self):
        names = AREAS.columns

        insert(Lsoa, names, [row("E01000001", name="A\\B\tC"), line_of(row("E01000002"))])

        found = dict(Lsoa.objects.values_list("code", "name"))
        assert found == {"E01000001": "A\\B\tC", "E01000002": "Preston 001A"}
