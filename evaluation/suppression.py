"""
How a count becomes a published figure (security.md J1, after the HES rule of NHS Digital, 2018).

Counts of 1 to 7 are hidden, the rest are rounded to the nearest 5, nought stays nought. Totals are
rounded from the raw count by the same rule, so that pages agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HIDDEN = "*"  # stands for a count that is not shown
HIDDEN_UP_TO = 7
ROUND_TO = 5
LEAST_FOR_MEDIAN = 8
LEAST_FOR_SHARE = 20  # of the published denominator
FINE = 100  # of so many, each hundredth is said of any number that looks the same


@dataclass(frozen=True, slots=True)
class Figure:
    """A published count: a rounded number, or hidden."""

    value: int | None

    def __str__(self) -> str:
        return in_words(self.published)

    @property
    def published(self) -> int | str:
        """Return it as a release keeps it."""
        return HIDDEN if self.value is None else self.value

    @property
    def is_hidden(self) -> bool:
        """Tell whether the count is too small to show."""
        return self.value is None


def in_words(published: int | str) -> str:
    """Return a kept figure as it is read."""
    return f"{published:,}" if isinstance(published, int) else published


def suppress(count: int) -> Figure:
    """Return the figure to publish for a raw count."""
    if 0 < count <= HIDDEN_UP_TO:
        return Figure(None)
    return Figure(nearest(count, ROUND_TO))


def nearest(figure: float, to: int) -> int:
    """Return the multiple that lies nearest."""
    return to * round(figure / to)


def at_least(count: int) -> int:
    """
    Return how many people surely stand behind the figure of a count, nought where it is hidden.

    Whether enough do for a statistic is asked of this: asked of the raw count, a mean that stands
    beside "30" would tell it from 28.
    """
    figure = suppress(count).value
    return max(HIDDEN_UP_TO + 1, figure - ROUND_TO // 2) if figure else 0


def suppress_parts(counts: Mapping[str, int]) -> dict[str, Figure]:
    """
    Return the figures of parts that are published beside their total.

    A single hidden part could be had by subtraction, so the smallest other one is hidden with it.
    """
    figures = {name: suppress(count) for name, count in counts.items()}
    hidden = [name for name, figure in figures.items() if figure.is_hidden]
    shown = [name for name in counts if counts[name] > HIDDEN_UP_TO]
    if len(hidden) == 1 and shown:
        figures[min(shown, key=lambda name: (counts[name], name))] = Figure(None)
    return figures


def suppress_median(median: float | None, *, count: int) -> str:
    """Return a median in whole units, or a dash where too few people stand behind it."""
    if median is None or count < LEAST_FOR_MEDIAN:
        return "–"
    return f"{median:.0f}"
