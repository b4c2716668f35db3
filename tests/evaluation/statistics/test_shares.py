"""Shares with Wilson's interval."""

import pytest

from evaluation.statistics import share, share_reaching


class TestShare:
    # Newcombe (1998), Statistics in Medicine 17, 857-872, Table I, method 3.
    @pytest.mark.parametrize(
        ("number", "of", "low", "high"),
        [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0000, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ],
    )
    def test_newcombe_1998(self, number, of, low, high):
        found = share(number, of)

        assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    def test_of_nobody_says_nothing(self):
        assert share(0, 0).value is None

    def test_is_a_part_of_one(self):
        assert (share(9, 36).number, share(9, 36).of, share(9, 36).value) == (9, 36, 0.25)

    def test_refuses_fewer_than_none(self):
        with pytest.raises(ValueError, match="no share"):
            share(-1, 2)

    def test_refuses_more_than_there_are(self):
        with pytest.raises(ValueError, match="no share"):
            share(3, 2)


class TestShareReaching:
    def test_counts_a_fall_where_less_is_better(self):
        found = share_reaching([18, 12, 9, 20], [12, 7, 9, 26], by=6, better="down")

        assert (found.number, found.of) == (1, 4)

    def test_counts_a_change_of_just_as_much_in_tenths(self):
        assert share_reaching([0.1], [0.3], by=0.2, better="up").number == 1
        assert share_reaching([2.3], [2.2], by=0.1, better="down").number == 1

    def test_counts_a_rise_where_more_is_better(self):
        assert share_reaching([20, 21], [23, 20], by=3, better="up").number == 1
