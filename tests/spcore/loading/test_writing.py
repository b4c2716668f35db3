"""Tables that no spreadsheet takes for a program, and that come back as they went."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spcore.loading.writing import as_csv, plain, safe

PAYLOADS = [
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''",
    "=cmd|' /C calc'!A0",
    "O'Br",
]


class TestSafe:
    @pytest.mark.parametrize("text", PAYLOADS)
    def test_begins_no_formula_and_comes_back(self, text):
        kept = safe(text)

        assert not kept.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert plain(kept) == text

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
    @given(st.text(alphabet=st.characters(min_codepoint=9, exclude_categories=["Cs", "Cc"])))
    def test_gives_every_text_back(self, text):
        (row,) = csv.reader(io.StringIO(as_csv([text], []).decode("utf-8-sig"), newline=""))

        assert plain(row[0]) == text

    def test_leaves_numbers_alone(self):
        assert safe(-5) == -5
