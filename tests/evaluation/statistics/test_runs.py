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

    def test_points_on_the_median_do_not_count(self):
        found = run_chart([1, 5, 9, 5, 1])

        assert (found.centre, found.useful, found.longest_run, found.crossings) == (5, 3, 1, 2)

    def test_sees_a_shift(self):
        assert run_chart([4, 5, 4, 5, 4, 5, 9, 8, 9, 8, 9, 8]).has_shift

    def test_leaves_chance_alone(self):
        assert not run_chart([4, 6, 5, 8, 3, 6, 7, 2, 6, 4, 7, 3]).has_shift

    def test_says_nothing_of_few_points(self):
        found = run_chart([1, 1, 1, 9, 9, 9])

        assert found.is_too_short
        assert not found.has_shift
