"""Pairs, and who is missing or doubled."""

import pytest

from evaluation.statistics import Scored, pair_up

ROWS = [
    Scored("a", "0", 3), Scored("a", "1", 5),
    Scored("b", "0", 4),
    Scored("c", "1", 6),
    Scored("d", "0", 2), Scored("d", "1", None),
    Scored("e", "0", 7), Scored("e", "1", 8), Scored("e", "1", 9),
    Scored("f", "0", 1), Scored("f", "2", 1),
]  # fmt: skip


class TestPairUp:
    def test_pairs_those_who_answered_both_times(self):
        found = pair_up(ROWS, first="0", last="1")

        assert (found.people, found.before, found.after) == (("a",), (3,), (5,))

    def test_names_everybody_else(self):
        found = pair_up(ROWS, first="0", last="1")

        assert found.only_before == ("b", "d", "f")
        assert found.only_after == ("c",)
        assert found.unscored == ("d",)
        assert [(each.person, each.occasion, each.scores) for each in found.doubled] == [
            ("e", "1", (8, 9))
        ]

    @pytest.mark.parametrize(("pick", "score"), [("first", 8), ("last", 9), ("mean", 8.5)])
    def test_takes_one_of_several_scores_only_where_asked(self, pick, score):
        found = pair_up(ROWS, first="0", last="1", doubled=pick)

        assert found.after == (5, score)
        assert found.doubled[0].person == "e"
