"""Medians, with the order statistics that bound them."""

import pytest

from evaluation.statistics import middle


class TestMiddle:
    # Campbell and Gardner (1988), BMJ 296, 1454-1456: which of n ordered values bound the median.
    @pytest.mark.parametrize(
        ("number", "low", "high"), [(6, 1, 6), (10, 2, 9), (15, 4, 12), (20, 6, 15), (30, 10, 21)]
    )
    def test_campbell_and_gardner_1988(self, number, low, high):
        found = middle(list(range(1, number + 1)))

        assert (found.low, found.high) == (low, high)

    def test_quartiles_are_those_of_r(self):
        found = middle([1, 2, 3, 4, 5, 6])  # quantile(1:6) prints 2.25, 3.50, 4.75

        assert (found.lower_quartile, found.median, found.upper_quartile) == (2.25, 3.5, 4.75)

    def test_knows_a_tail(self):
        assert middle([1, 1, 1, 2, 2, 3, 40]).is_skewed
        assert not middle([1, 2, 3, 4, 5, 6, 7]).is_skewed

    @pytest.mark.parametrize(("last", "is_skewed"), [(4.9, False), (5, True)])
    def test_is_skewed_where_the_skewness_passes_one(self, last, is_skewed):
        """By SciPy's `skew`, with 4.9 at the end it is 0.96, with 5 it is 1.004."""
        assert middle([1, 2, 2, 2, 3, last]).is_skewed == is_skewed

    def test_two_figures_alone_have_no_tail(self):
        assert not middle([0, 0, 0, 0, 0, 9]).is_skewed

    def test_has_no_interval_for_one_or_none(self):
        none, one = middle([]), middle([4])

        assert (none.n, none.median, none.low, none.is_skewed) == (0, None, None, False)
        assert (one.n, one.lower_quartile, one.median, one.upper_quartile) == (1, 4, 4, 4)
        assert (one.low, one.high, one.is_skewed) == (None, None, False)
