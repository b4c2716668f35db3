"""How long people wait, those who wait still counted for as long as they have (Kaplan-Meier)."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import NormalDist
from typing import Any
from warnings import catch_warnings, simplefilter

from evaluation.statistics.library import stats


@dataclass(frozen=True, slots=True)
class Moment:
    """By when a part of the people had it, with its interval; None where that is not known yet."""

    part: float
    at: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on: the share that waits still, its interval, and how many have had it."""

    at: float
    waiting: float
    low: float | None
    high: float | None
    had: int

    @property
    def stands_for(self) -> float | None:
        """
        Return of how many, all of them followed so far, the interval would be as wide.

        Rothman's effective number (1978, Journal of Chronic Diseases 31, 557-560).
        """
        if self.low is None or not 0 < self.low < self.waiting:
            return None
        ends = log(self.low) / log(self.waiting)
        variance = (log(ends) * log(self.waiting) / NormalDist().inv_cdf(0.975)) ** 2
        return (1 - self.waiting) / self.waiting / variance


@dataclass(frozen=True, slots=True)
class Waits:
    """`still_waiting` of `n` have not had it yet. `steps` draw the curve."""

    n: int
    still_waiting: int
    moments: tuple[Moment, ...]
    steps: tuple[Step, ...]

    @property
    def median(self) -> Moment:
        """Return by when half had it."""
        return next(moment for moment in self.moments if moment.part == 0.5)


def waits(
    days: Sequence[float],
    is_over: Sequence[bool],
    *,
    parts: Sequence[float] = (0.25, 0.5, 0.75, 0.9),
    confidence: float = 0.95,
) -> Waits:
    """
    Return by when each part of the people had what they waited for.

    `days` is each one's wait, or so far. Intervals are by log(-log), as Stata and SAS give them.
    """
    still = sum(not over for over in is_over)
    if not days:
        nothing = tuple(Moment(part, None, None, None) for part in {*parts, 0.5})
        return Waits(0, 0, nothing, ())
    steps = _steps(days, is_over, confidence)
    moments = tuple(_moment(part, steps) for part in sorted({*parts, 0.5}))
    return Waits(len(days), still, moments, steps)


def _steps(days: Sequence[float], is_over: Sequence[bool], confidence: float) -> tuple[Step, ...]:
    sample = stats().CensoredData.right_censored(days, [not over for over in is_over])
    curve = stats().ecdf(sample).sf
    if not any(is_over):
        return ()
    with catch_warnings():  # no interval exists where everybody has it: it is None below
        simplefilter("ignore", RuntimeWarning)
        interval = curve.confidence_interval(confidence, method="log-log")
    rows = zip(
        curve.quantiles,
        curve.probabilities,
        interval.low.probabilities,
        interval.high.probabilities,
        strict=True,
    )
    ends = sorted(float(day) for day, over in zip(days, is_over, strict=True) if over)
    return tuple(
        Step(float(at), float(left), _known(low, left), _known(high, left), bisect(ends, at))
        for at, left, low, high in rows
        if ends[bisect(ends, at) - 1] == at
    )


def _known(bound: Any, left: Any) -> float | None:
    return float(bound) if 0 < float(left) < 1 and 0 <= float(bound) <= 1 else None


def _moment(part: float, steps: tuple[Step, ...]) -> Moment:
    """Read off when the curve, and each bound of it, has fallen to 1 - part."""
    left = 1 - part + 1e-12
    at = next((step.at for step in steps if step.waiting <= left), None)
    low = next((step.at for step in steps if step.low is not None and step.low <= left), None)
    high = next((step.at for step in steps if step.high is not None and step.high <= left), None)
    return Moment(part, at, low, high)
