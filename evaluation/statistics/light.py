"""
The intervals that a page works out itself: SciPy's figures without SciPy's 100 MB.

What a release or a command works out goes through SciPy; tests hold these to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, hypot, sqrt
from statistics import NormalDist, fmean, stdev

from evaluation.statistics.pairing import changes_of
from evaluation.statistics.shares import Share

CONFIDENCE = 0.95
LEAST_DF = 10  # the expansion of the quantile is true to five figures from here on


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean of after minus before, and its 95% interval; None where too few say nothing."""

    n: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure less another, and its interval."""

    value: float
    low: float
    high: float


def share_of(number: int, of: int) -> Share:
    """Return a share with Wilson's interval. :raises ValueError: when there are more than `of`."""
    if not 0 <= number <= of:
        raise ValueError(f"{number} of {of} is no share")
    if not of:
        return Share(number, of, None, None, None)
    z, share = _normal(), number / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return Share(number, of, share, max(0.0, middle - half), min(1.0, middle + half))


def mean_change(before: Sequence[float], after: Sequence[float]) -> MeanChange:
    """Return the mean change of pairs, its interval by Student's t from eleven pairs on."""
    changes = changes_of(before, after)
    mean = fmean(changes) if changes else None
    if mean is None or len(changes) <= LEAST_DF or len(set(changes)) == 1:
        return MeanChange(len(changes), mean, None, None)
    half = student_quantile(len(changes) - 1) * stdev(changes) / sqrt(len(changes))
    return MeanChange(len(changes), mean, mean - half, mean + half)


def difference(low: Sequence[float], high: Sequence[float], *, of: int = 2) -> Difference:
    """
    Return how far two figures lie apart, of their values and 95% intervals.

    The interval is made of both (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10). For
    the lowest and the highest `of` several it is wide enough for every pair (Bonferroni): of 20
    that are all alike, the intervals of the two at the ends lie apart in one table of three.
    """
    wider = _normal(pairs=comb(of, 2)) / _normal()
    value = high[0] - low[0]
    down = hypot(high[0] - high[1], low[2] - low[0])
    up = hypot(high[2] - high[0], low[0] - low[1])
    return Difference(value, value - wider * down, value + wider * up)


def student_quantile(df: int) -> float:
    """
    Return the 97.5% point of Student's t (Abramowitz and Stegun 1972, 26.7.5).

    :raises ValueError: below ten degrees of freedom, where the expansion is not good enough.
    """
    if df < LEAST_DF:
        raise ValueError(f"the expansion needs {LEAST_DF} degrees of freedom, not {df}")
    x = _normal()
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return x + sum(term / df**power for power, term in enumerate(terms, start=1))


def _normal(*, pairs: int = 1) -> float:
    return NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / 2 / pairs)
