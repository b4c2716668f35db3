"""Rules of run charts."""

import pytest

from evaluation.statistics import run_chart


def chart(number):
    return run_chart([1, 2] * (number // 2) + [1] * (number % 2), centre=1.5)


class TestRunChart:
    # Anhøj (2015), PLoS ONE 10(3) e0121349, and the vignette of the R package qicharts: for
    # 10, 12, 16, 20 and 24 useful points, the longest run and the fewest crossings to expect.
    @pytest.mark.parametrize(
        ("useful", "longest", "fewest"),
        [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8)],
    )
    def test_anhoej_2015(self, useful, longest, fewest):
        found = chart(useful)

        assert (found.longest_allowed, found.fewest_allowed) == (longest, fewest)

    def test_the_longest_run_is_as_printed(self):
        """Of unaettie.com, "Length of run in a run chart", Table 1: n from 10 to 59."""
        printed = {6: (10, 11), 7: range(12, 23), 8: range(23, 46), 9: range(46, 60)}

        for longest, numbers in printed.items():
            assert {chart(number).longest_allowed for number in numbers} == {longest}

    def test_needs_ten_points_off_the_median(self):
        nine, ten = chart(9), chart(10)

        assert (nine.is_too_short, nine.longest_allowed, nine.fewest_allowed) == (True, None, None)
        assert (ten.is_too_short, ten.longest_allowed) == (False, 6)

    @pytest.mark.parametrize(("length", "has_shift"), [(7, False), (8, True)])
    def test_a_shift_is_a_run_longer_than_the_longest(self, length, has_shift):
        found = run_chart([2] * length + [1, 2, 1, 2, 1, 2][: 11 - length] + [1], centre=1.5)

        assert (found.useful, found.longest_run, found.longest_allowed) == (12, length, 7)
        assert found.has_shift == has_shift

    @pytest.mark.parametrize(("last", "crossings", "has_shift"), [(1, 2, False), (2, 1, True)])
    def test_a_shift_is_fewer_crossings_than_the_fewest(self, last, crossings, has_shift):
        found = run_chart([1] * 4 + [2] * 5 + [last], centre=1.5)

        assert found.longest_run <= found.longest_allowed
        assert (found.crossings, found.fewest_allowed) == (crossings, 2)
        assert found.has_shift == has_shift

    def test_points_on_the_median_do_not_count(self):
        found = run_chart([1, 5, 9, 5, 1])

        assert (found.centre, found.useful, found.longest_run, found.crossings) == (5, 3, 1, 2)

    def test_all_points_on_the_median_are_no_run(self):
        found = run_chart([5, 5, 5])

        assert (found.useful, found.longest_run, found.crossings) == (0, 0, 0)

    def test_of_nothing_is_refused(self):
        with pytest.raises(ValueError, match="needs figures"):
            run_chart([])

    def test_sees_a_shift(self):
        assert run_chart([4, 5, 4, 5, 4, 5, 9, 8, 9, 8, 9, 8]).has_shift

    def test_leaves_chance_alone(self):
        assert not run_chart([4, 6, 5, 8, 3, 6, 7, 2, 6, 4, 7, 3]).has_shift

    def test_says_nothing_of_few_points(self):
        found = run_chart([1, 1, 1, 9, 9, 9])

        assert found.is_too_short
        assert not found.has_shift
