"""A run chart: whether figures over time vary by chance alone (Anhøj and Olesen 2014)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from evaluation.statistics.library import stats

LEAST = 10  # with fewer useful points, the rules tell nothing


@dataclass(frozen=True, slots=True)
class RunChart:
    """
    `useful` points lie off the median. A run longer than `longest_allowed`, or fewer crossings of
    the median than `fewest_allowed`, is more than chance; with too few points neither is said.
    """

    centre: float
    useful: int
    longest_run: int
    longest_allowed: int | None
    crossings: int
    fewest_allowed: int | None

    @property
    def is_too_short(self) -> bool:
        """Tell whether there are too few points to say anything."""
        return self.useful < LEAST

    @property
    def has_shift(self) -> bool:
        """Tell whether the figures moved by more than chance."""
        if self.longest_allowed is None or self.fewest_allowed is None:
            return False
        return self.longest_run > self.longest_allowed or self.crossings < self.fewest_allowed


def run_chart(figures: Sequence[float], *, centre: float | None = None) -> RunChart:
    """Return the runs of figures about their median, or about one that an earlier period gave."""
    if not figures:
        raise ValueError("a run chart needs figures")
    middle = median(figures) if centre is None else centre
    above = [figure > middle for figure in figures if figure != middle]
    runs = _runs(above)
    number = len(above)
    is_enough = number >= LEAST
    return RunChart(
        centre=middle,
        useful=number,
        longest_run=max(runs, default=0),
        longest_allowed=round(log2(number) + 3) if is_enough else None,
        crossings=max(len(runs) - 1, 0),
        fewest_allowed=int(stats().binom.ppf(0.05, number - 1, 0.5)) if is_enough else None,
    )


def _runs(above: list[bool]) -> list[int]:
    """Return the lengths of what lies on one side without a break."""
    runs: list[int] = []
    for place, side in enumerate(above):
        if place and side == above[place - 1]:
            runs[-1] += 1
        else:
            runs.append(1)
    return runs
