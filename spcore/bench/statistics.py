"""What many timings of the same thing amount to. Seconds in, seconds out."""

from collections.abc import Sequence
from dataclasses import dataclass

SAME_WITHIN = 0.10  # two timings of one thing: minima further apart than this say nothing


@dataclass(frozen=True, slots=True)
class Summary:
    """Minimum, 25th percentile, median and 95th percentile, in seconds."""

    least: float
    p25: float
    median: float
    p95: float


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the ordered samples lie, between neighbours."""
    if not ordered:
        raise ValueError("no samples")
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def summary_of(samples: Sequence[float]) -> Summary:
    """Return the summary of some timings. :raises ValueError: when there are none."""
    ordered = sorted(samples)
    return Summary(
        least=percentile(ordered, 0),
        p25=percentile(ordered, 0.25),
        median=percentile(ordered, 0.5),
        p95=percentile(ordered, 0.95),
    )


def apart(one: Summary, other: Summary) -> float:
    """Return how far two minima lie apart, as a share of the smaller."""
    small, large = sorted((one.least, other.least))
    return large / small - 1 if small else float("inf")


def is_quiet(one: Summary, other: Summary) -> bool:
    """Tell whether two timings of the same thing agree, so that ratios mean something."""
    return apart(one, other) <= SAME_WITHIN
