"""How names are folded."""

import pytest

from spcore.names import folded, folded_name


class TestFolded:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("O’Brién", "obrien"),
            ("  Smith-Jones  ", "smith jones"),
            ("van  der Berg", "van der berg"),
            ("Łukasz", "lukasz"),
            ("ẞ", "ss"),
        ],
    )
    def test_leaves_case_accents_and_marks_out(self, text, plain):
        assert folded(text) == plain

    def test_puts_the_family_name_first(self):
        assert folded_name(family="Núñez", given="Ana María") == "nunez ana maria"
