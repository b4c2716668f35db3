"""Control limits of a funnel plot: how far a team may lie from all by chance alone."""

from collections.abc import Sequence
from dataclasses import dataclass

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

    Interpolated between counts, so that the funnel is smooth (Spiegelhalter 2005, appendix A.1.1).
    :raises ValueError: for a target that is no share, or a team of nobody.
    """
    if not 0 < target < 1 or any(size < 1 for size in sizes):
        raise ValueError("a funnel needs a target between 0 and 1, and teams of at least one")
    return [
        FunnelLimits(
            size,
            target,
            *(_limit(target, size, p) for p in _tails(WARNING)),
            *(_limit(target, size, p) for p in _tails(ALARM)),
        )
        for size in sizes
    ]


def _tails(within: float) -> tuple[float, float]:
    return (1 - within) / 2, (1 + within) / 2


def _limit(target: float, size: int, p: float) -> float:
    binomial = stats().binom(size, target)
    count = int(binomial.ppf(p))
    step = float(binomial.pmf(count))
    over = (float(binomial.cdf(count)) - p) / step if step else 0.0
    return min(1.0, max(0.0, (count - over) / size))
