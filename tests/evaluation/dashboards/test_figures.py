"""Figures in words: an end of an interval that is not known is said, and none is left out."""

import pytest

from evaluation.dashboards.selectors.figures import figure


class TestFigure:
    @pytest.mark.parametrize(
        ("cell", "words"),
        [
            ([20, 18, 22], "20 days (18 to 22)"),
            ([38, 35, None], "38 days (35 or more)"),
            ([38, None, 40], "38 days (40 or less)"),
            ([38, None, None], "38 days"),
            ([None, 33, None], "not reached yet (33 or more)"),
            ([None, None, None], "not reached yet"),
            (None, "–"),
            ("*", "*"),
            (1600, "1,600"),
        ],
    )
    def test_of_days(self, cell, words):
        assert figure(cell, " days") == words

    def test_of_a_share_that_there_is_none_of(self):
        assert figure([None, None, None], "%") == "–"
