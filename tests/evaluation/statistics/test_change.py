"""Paired change, to the printed digit of what is published."""

import pytest

from evaluation.statistics import paired_change
from tests.evaluation.statistics.published import BARLEY, DEPRESSION, FILMS, SLEEP


def rounded(change, **digits):
    return {name: round(getattr(change, name), places) for name, places in digits.items()}


class TestPublished:
    def test_student_1908_as_r_prints_it(self):
        change = paired_change(*SLEEP)

        assert rounded(change, mean_change=2, t=4, p=6, ci_low=7, ci_high=7) == {
            "mean_change": 1.58,
            "t": 4.0621,
            "p": 0.002833,
            "ci_low": 0.7001142,
            "ci_high": 2.4598858,
        }
        assert (change.n, change.df) == (10, 9)

    def test_student_1908_effect_sizes_as_rs_effectsize_prints_them(self):
        assert rounded(paired_change(*SLEEP), d_z=2, hedges_g=2) == {"d_z": 1.28, "hedges_g": 1.17}

    def test_lakens_2013_on_two_films(self):
        change = paired_change(*FILMS)

        assert rounded(
            change, mean_before=1, mean_after=1, sd_before=2, sd_after=2, t=2, p=3, d_z=2
        ) == {
            "mean_before": 7.7,
            "mean_after": 8.7,
            "sd_before": 0.95,
            "sd_after": 0.82,
            "t": 4.74,
            "p": 0.001,
            "d_z": 1.50,
        }
        assert rounded(change, d_av=2, hedges_g_av=2) == {"d_av": 1.13, "hedges_g_av": 1.08}

    def test_hollander_and_wolfe_by_exact_ranks(self):
        change = paired_change(DEPRESSION[1], DEPRESSION[0])  # x - y is R's order

        assert change.wilcoxon_w == 40
        assert round(change.wilcoxon_p / 2, 5) == 0.01953  # R's help tests one side
        assert change.wilcoxon_method == "exact"

    def test_immer_1934_with_ties_as_r_corrects_them(self):
        change = paired_change(BARLEY[1], BARLEY[0])

        assert change.wilcoxon_w == 368.5
        assert round(change.wilcoxon_p, 6) == 0.005318
        assert rounded(change, t=3, p=6, ci_low=6, ci_high=6, mean_change=3) == {
            "t": 3.324,
            "p": 0.002413,
            "ci_low": 6.121954,
            "ci_high": 25.704713,
            "mean_change": 15.913,
        }


class TestPairedChange:
    def test_counts_who_went_up_stayed_and_went_down(self):
        change = paired_change([3, 4, 5, 6], [5, 4, 4, 9])

        assert (change.up, change.same, change.down) == (2, 1, 1)

    def test_divides_by_the_spread_before_for_the_baseline_effect(self):
        change = paired_change([2, 4, 6], [5, 5, 11])

        assert change.d_baseline == pytest.approx(3 / 2)

    @pytest.mark.parametrize("pairs", [([], []), ([4], [6]), ([3, 4], [5, 6])])
    def test_says_nothing_where_there_is_nothing_to_say(self, pairs):
        change = paired_change(*pairs)

        assert (change.t, change.p, change.ci_low, change.hedges_g) == (None,) * 4

    @pytest.mark.parametrize(("pairs", "method"), [(49, "exact"), (50, "asymptotic")])
    def test_ranks_exactly_below_fifty_pairs_as_r_does(self, pairs, method):
        change = paired_change([0] * pairs, [(-1) ** n * n for n in range(1, pairs + 1)])

        assert change.wilcoxon_method == method

    def test_takes_tenths_as_they_are_written(self):
        """In binary fractions 1.2 less 1.1 and 2.4 less 2.3 differ: t was 1,801,439,850,948,199."""
        alike = paired_change([1.1, 2.3, 3.5, 0.7], [1.2, 2.4, 3.6, 0.8])
        tied = paired_change([0.1, 0.2, 1.1, 2, 5, 1], [0.3, 0.4, 1.3, 1.9, 5.7, 1.9])

        assert (alike.t, alike.p, alike.d_z) == (None, None, None)
        assert tied.wilcoxon_method == "asymptotic"

    def test_refuses_scores_that_are_no_pairs(self):
        with pytest.raises(ValueError, match="shorter"):
            paired_change([1, 2, 3], [1, 2])
