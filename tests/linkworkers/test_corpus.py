"""Files as people send them: never a traceback, each error with its place, nothing written."""

import io
import warnings
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkworkers.models import CaseloadImport
from referrals.models import Person
from spcore.errors import Invalid
from spcore.loading.report import Unusable
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, HEADINGS, OMAR, as_csv, check

pytestmark = pytest.mark.django_db
PLAIN = as_csv(ANNA, OMAR)


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def workbook(*rows, headings=HEADINGS):
    book = openpyxl.Workbook()
    for row in (headings, *rows):
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def one(content, **options):
    """Return what was said of the first row."""
    batch = check(small_world(), content, **options)
    row = batch.rows.order_by("number").first()
    return row.verdict, " ".join(" ".join(problem) for problem in row.problems)


def after_headings(text):
    """Return a file whose headings are good and whose rows are anything."""
    return ",".join(HEADINGS).encode() + b"\r\n" + text.encode("utf-8", "replace")


class TestReadable:
    @pytest.mark.parametrize(
        "content",
        [
            PLAIN,
            b"\xef\xbb\xbf" + PLAIN,
            PLAIN.decode().encode("utf-16"),
            PLAIN.decode().encode("utf-16-le"),
            PLAIN.replace(b"\r\n", b"\n"),
            PLAIN.replace(b"\r\n", b"\r"),
            b"\r\n\r\n" + PLAIN + b"\r\n,,,,,,\r\n",
            as_csv(ANNA, OMAR, separator=";"),
            as_csv(ANNA, OMAR, separator="\t"),
            as_csv(ANNA, OMAR, separator="|"),
            as_csv(("", "Zo\xe9", *ANNA[2:]), OMAR).decode().encode("cp1252"),
            as_csv(("", "\u0645\u0631\u064a\u0645", "\U0001f642 Hill", *ANNA[3:]), OMAR),
            workbook(ANNA, OMAR),
        ],
    )
    def test_two_people_come_out(self, content):
        batch = check(small_world(), content)

        assert sum(batch.counts.values()) == 2
        assert "refused" not in batch.counts


class TestRows:
    @pytest.mark.parametrize(
        ("born", "verdict", "words"),
        [
            ("31/02/1970", "refused", "There is no such day"),
            ("01/02/25", "refused", "Type all four"),
            ("02/25/1982", "refused", "There is no such day"),
            ("22344", "flagged", "number a spreadsheet keeps"),
            ("3rd March 1961", "accepted", ""),
            ("1961-03-04 00:00:00", "accepted", ""),
            ("01/01/2050", "refused", "in the future"),
            ("01/01/1850", "refused", "120 years"),
            ("", "refused", "There is no birth date"),
            ("soon", "refused", "This is no date"),
            ("99999", "refused", "in the future"),
        ],
    )
    def test_birth_dates(self, born, verdict, words):
        found, said = one(as_csv((*ANNA[:3], born, *ANNA[4:])))

        assert (found, words in said) == (verdict, True)

    @pytest.mark.parametrize(
        ("place", "value", "verdict", "words"),
        [
            (0, "99934858101", "flagged", "no NHS number"),
            (0, "9993485811", "flagged", "no NHS number"),
            (0, "9.99E+09", "flagged", "shortened it"),
            (0, "943 476 5918", "flagged", "no NHS number"),
            (0, "4000001000", "refused", "refuses real data"),
            (4, "7700900123", "flagged", "was put back"),
            (4, "", "flagged", "no way to reach"),
            (5, "PR1", "flagged", "no full postcode"),
            (5, "zz99 3vz", "flagged", "No fixed address"),
            (1, "", "refused", "There is no first name"),
            (2, "\u200f", "refused", "There is no family name"),
            (2, "a\x00b", "refused", "Type the field again"),
            (6, "x" * 1_000_000, "refused", "Shorten the text"),
        ],
    )
    def test_other_fields(self, place, value, verdict, words):
        row = (*ANNA[:place], value, *ANNA[place + 1 :])

        found, said = one(as_csv(row))

        assert (found, words in said) == (verdict, True), said

    def test_a_ragged_row_names_what_to_look_for(self):
        content = PLAIN + b",Anna,Hill\r\n,Anna,Hill,04/03/1961,1,2,3,4,5\r\n"

        batch = check(small_world(), content)

        rows = list(batch.rows.filter(verdict="refused").values_list("number", flat=True))
        assert rows == [4, 5]

    def test_a_formula_is_a_text_and_no_command(self):
        verdict, _said = one(as_csv((*ANNA[:6], "=HYPERLINK(1)")))

        assert verdict == "accepted"


class TestUnusable:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "empty"),
            (b" \r\n ,,", "empty"),
            (PLAIN + b'"Anna', "breaks off in row 4"),
            (",".join(f"c{n}" for n in range(10_000)).encode(), "10,000 columns"),
            (b"\xd0\xcf\x11\xe0" + b"x" * 99, "password"),
            (b"PK\x03\x04nothing", "not an Excel workbook"),
            (packed(**{"a.txt": b"x"}), "not a workbook"),
            (packed(**{"xl/vbaProject.bin": b"x"}), "macros"),
            (packed(**{"xl/a.xml": b"0" * 30_000_000}), "packed too tightly"),
            (packed(**{"../a.xml": b"x"}), "no workbook has"),
            (packed(**{"b.zip": b"x"}), "no workbook has"),
            (packed(**{f"{n}.xml": b"x" for n in range(1001)}), "more than 1000 files"),
        ],
    )
    def test_is_refused_in_plain_words(self, content, words):
        with pytest.raises(Unusable, match=words):
            check(small_world(), content)

        assert not CaseloadImport.objects.exists()


class TestAnything:
    @settings(
        max_examples=100,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(content=st.one_of(st.binary(max_size=400), st.text(max_size=300).map(after_headings)))
    def test_never_breaks_and_never_writes_a_person(self, content):
        world = small_world()

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with suppress(Unusable, Invalid):
                check(world, content)

        assert not Person.objects.exists()
