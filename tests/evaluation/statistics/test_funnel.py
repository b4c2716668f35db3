"""Control limits, against printed tables of the binomial distribution."""

from math import ceil, floor

import pytest

from evaluation.statistics import funnel_limits


class TestFunnelLimits:
    def test_interpolates_between_printed_binomial_probabilities(self):
        # Lindley and Scott, New Cambridge Statistical Tables, Table 1, n = 20, p = 0.5:
        # P(X <= 5) = 0.0207, P(X <= 6) = 0.0577. So 0.025 lies at 6 - (0.0577 - 0.025) / 0.0370.
        limits = funnel_limits(0.5, [20])[0]

        assert limits.low == pytest.approx((6 - 0.0327 / 0.0370) / 20, abs=1e-4)
        assert limits.low + limits.high == pytest.approx(1)

    @pytest.mark.parametrize("target", [0.05, 0.3, 0.5, 0.7, 0.95])
    def test_are_passed_by_chance_less_often_than_is_said_and_hardly_less(self, target):
        """Interpolated alike on both sides, the upper ones were passed up to 8 times as often."""
        from scipy.stats import binom  # noqa: PLC0415  as in the engine, not at start

        for limits in funnel_limits(target, range(10, 200, 9)):
            chance = binom(limits.of, target)
            for low, high, said in (
                (limits.low, limits.high, 0.025),
                (limits.lowest, limits.highest, 0.001),
            ):
                below, above = ceil(low * limits.of) - 1, floor(high * limits.of) + 1
                assert chance.cdf(below) < said
                assert chance.sf(above - 1) < said
                assert chance.cdf(below + 1) >= said
                assert chance.sf(above - 2) >= said

    def test_narrows_with_size_and_holds_the_target(self):
        small, large = funnel_limits(0.3, [10, 1000])

        assert small.lowest <= small.low < large.low < 0.3 < large.high < small.high
        assert small.high <= small.highest

    @pytest.mark.parametrize(("target", "size"), [(0, 10), (1, 10), (0.5, 0)])
    def test_refuses_what_has_no_funnel(self, target, size):
        with pytest.raises(ValueError, match="funnel"):
            funnel_limits(target, [size])
