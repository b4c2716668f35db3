"""The middle of skewed figures: median, quartiles, and an interval that assumes no shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from evaluation.statistics.library import plain, stats

SKEWED = 1.0  # the usual mark of a distribution whose mean misleads


@dataclass(frozen=True, slots=True)
class Middle:
    """`low` and `high` are the interval of the median; None where there are too few for one."""

    n: int
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    low: float | None
    high: float | None
    is_skewed: bool


def middle(figures: Sequence[float], *, confidence: float = 0.95) -> Middle:
    """Return the median of figures, its interval from the order of them, and the quartiles."""
    if not figures:
        return Middle(0, None, None, None, None, None, False)
    if len(figures) == 1:
        only = float(figures[0])
        return Middle(1, only, only, only, None, None, False)
    # "Inclusive" is how R and spreadsheets reckon quartiles.
    lower, median, upper = quantiles(map(float, figures), n=4, method="inclusive")
    interval = stats().quantile_test(figures, p=0.5).confidence_interval(confidence)
    is_skewed = len(set(figures)) > 2 and abs(float(stats().skew(figures))) > SKEWED
    return Middle(
        n=len(figures),
        median=median,
        lower_quartile=lower,
        upper_quartile=upper,
        low=plain(interval.low),
        high=plain(interval.high),
        is_skewed=is_skewed,
    )
