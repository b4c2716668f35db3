"""The intervals of pages: printed ones, and the same as SciPy's of everything else."""

import subprocess
import sys
from random import Random

import pytest

from evaluation.statistics import light, paired_change, share
from tests.evaluation.statistics.published import BARLEY


class TestShareOf:
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
        found = light.share_of(number, of)

        assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    def test_is_the_engine_s(self):
        lot = Random(1)
        asked = [(lot.randint(0, of), of) for of in (1, 7, 20, 33, 250, 2000, 150_000)]

        for number, of in [*asked, (0, 9), (9, 9)]:
            mine, other = light.share_of(number, of), share(number, of)
            assert (mine.low, mine.high) == pytest.approx((other.low, other.high), abs=1e-12)

    def test_says_nothing_of_nobody_and_refuses_more_than_there_are(self):
        assert light.share_of(0, 0).value is None
        with pytest.raises(ValueError, match="no share"):
            light.share_of(3, 2)


class TestMeanChange:
    def test_of_thirty_plots_of_barley_as_r_prints_it(self):
        # Yau, R Tutorial, "Population mean between two matched samples": 6.1220 to 25.7050.
        found = light.mean_change(BARLEY[1], BARLEY[0])

        assert (round(found.low, 3), round(found.high, 3)) == (6.122, 25.705)

    def test_is_the_engine_s(self):
        lot = Random(2)
        for number in (11, 30, 31, 45, 120, 900):
            before = [lot.randint(0, 10) for _ in range(number)]
            after = [lot.randint(0, 10) for _ in range(number)]

            mine, other = light.mean_change(before, after), paired_change(before, after)

            assert mine.value == pytest.approx(other.mean_change)
            assert (mine.low, mine.high) == pytest.approx((other.ci_low, other.ci_high), abs=1e-4)

    def test_has_none_of_changes_that_only_binary_fractions_part(self):
        tenths = [number / 10 for number in range(40)]

        assert light.mean_change(tenths, [each + 0.1 for each in tenths]).low is None

    def test_has_no_interval_of_few_pairs_or_without_any_spread(self):
        assert light.mean_change([1] * 5, [1, 2, 3, 4, 5]).low is None
        assert light.mean_change([1] * 40, [3] * 40).high is None
        assert light.mean_change([], []).value is None


class TestDifference:
    # Newcombe (1998), Statistics in Medicine 17, 873-890, Table II, method 10. The first two and
    # the last are printed again in paper 127 of WUSS 2016, and held by the tests of the R package
    # cicalc (`ci_prop_diff_nc`); the third by those of ratesci (`moverci`, "Newcombe RD example").
    @pytest.mark.parametrize(
        ("one", "other", "low", "high"),
        [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((10, 10), (0, 20), 0.6791, 1.0000),
        ],
    )
    def test_newcombe_1998(self, one, other, low, high):
        shares = [light.share_of(*each) for each in (other, one)]

        found = light.difference(*((each.value, each.low, each.high) for each in shares))

        assert (round(found.low, 4), round(found.high, 4)) == (low, high)

    @pytest.mark.parametrize("of", [2, 5, 20])
    def test_tells_seldom_of_groups_that_are_alike_that_the_ends_lie_apart(self, of):
        """By intervals that do not overlap, a third of the tables of 20 groups would say so."""
        lot = Random(of)
        ends = [(min(each), max(each)) for each in _tables(lot, of, number=4000)]

        apart = [light.difference(*map(_with_interval, pair), of=of).low > 0 for pair in ends]

        assert 0.02 < sum(apart) / len(apart) < 0.06


def _tables(lot, of, *, number):
    return ([lot.gauss(0, 1) for _ in range(of)] for _ in range(number))


def _with_interval(value):
    return (value, value - 1.96, value + 1.96)


class TestStudentQuantile:
    # Fisher and Yates, Statistical Tables, Table III, P = 0.05.
    @pytest.mark.parametrize(
        ("df", "printed"), [(10, 2.228), (29, 2.045), (30, 2.042), (60, 2.000), (120, 1.980)]
    )
    def test_is_the_printed_one(self, df, printed):
        assert round(light.student_quantile(df), 3) == printed

    def test_is_scipy_s_from_thirty_pairs_on(self):
        from scipy.stats import t  # noqa: PLC0415  as in the engine, not at start

        worst = max(abs(light.student_quantile(df) - t.ppf(0.975, df)) for df in range(29, 3000))

        assert worst < 1e-6

    def test_refuses_few_degrees_of_freedom(self):
        with pytest.raises(ValueError, match="degrees of freedom"):
            light.student_quantile(3)


class TestPages:
    def test_load_no_library_for_them(self):
        said = "import sys; from evaluation.statistics import light;"
        said += "light.share_of(3, 40); light.mean_change(range(40), range(0, 80, 2));"
        said += "print([name for name in ('scipy', 'numpy') if name in sys.modules])"

        run = subprocess.run(
            [sys.executable, "-c", said], capture_output=True, text=True, check=True
        )

        assert run.stdout.strip() == "[]"
