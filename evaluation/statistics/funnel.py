"""Control limits of a funnel plot: how far a team may lie from all by chance alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evaluation.statistics.library import stats

WARNING, ALARM = 0.95, 0.998  # two and three standard errors, as Spiegelhalter draws them


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """What shares of `of` people chance alone leaves a team within, 95 and 99.8 times in 100."""

    of: int
    target: float
    low: float
    high: float
    lowest: float
    highest: float


def funnel_limits(target: float, sizes: Sequence[int]) -> list[FunnelLimits]:
    """
    Return the exact binomial limits around `target` for teams of these sizes.

    Interpolated between counts, so that the funnel is smooth (Spiegelhalter 2005, appendix A.1.1);
    above as below, so that chance passes neither more often than is said (Manktelow and Seaton
    2012, PLoS ONE 7(9) e45723, first method).
    :raises ValueError: for a target that is no share, or a team of nobody.
    """
    if not 0 < target < 1 or any(size < 1 for size in sizes):
        raise ValueError("a funnel needs a target between 0 and 1, and teams of at least one")
    return [
        FunnelLimits(size, target, *_limits(target, size, WARNING), *_limits(target, size, ALARM))
        for size in sizes
    ]


def _limits(target: float, size: int, within: float) -> tuple[float, float]:
    """Return the limits: the upper one is the lower one of those who did not."""
    outside = (1 - within) / 2
    return _lower(target, size, outside), 1 - _lower(1 - target, size, outside)


@lru_cache(maxsize=4096)  # teams of one published size share their limits
def _lower(target: float, size: int, p: float) -> float:
    binomial = stats().binom(size, target)
    count = int(binomial.ppf(p))
    over = (float(binomial.cdf(count)) - p) / float(binomial.pmf(count))
    return max(0.0, (count - over) / size)
