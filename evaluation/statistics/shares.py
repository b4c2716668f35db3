"""How many of how many, with Wilson's interval; and how many reached a meaningful change."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.statistics.library import plain, stats
from evaluation.statistics.pairing import changes_of


@dataclass(frozen=True, slots=True)
class Share:
    """`number` of `of`, and the interval its underlying share lies in; nothing of nobody."""

    number: int
    of: int
    value: float | None
    low: float | None
    high: float | None


def share(number: int, of: int, *, confidence: float = 0.95) -> Share:
    """Return a share. :raises ValueError: when there are more than of how many."""
    if not 0 <= number <= of:
        raise ValueError(f"{number} of {of} is no share")
    if not of:
        return Share(number, of, None, None, None)
    test = stats().binomtest(number, of)
    interval = test.proportion_ci(confidence_level=confidence, method="wilson")
    return Share(number, of, number / of, plain(interval.low), plain(interval.high))


def share_reaching(
    before: Sequence[float], after: Sequence[float], *, by: float, better: str
) -> Share:
    """Return the share of pairs that changed for the better by at least `by` points."""
    sign = 1 if better == "up" else -1
    gains = [sign * change for change in changes_of(before, after)]
    return share(sum(gain >= by for gain in gains), len(gains))
