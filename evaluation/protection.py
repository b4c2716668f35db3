"""
Hides what could be worked out from the rest of a release (security.md J2).

A hidden count is safe while some other count in its place, with others moved to make up for it,
would give the very same pages. Where no such set of counts is found, one more figure is hidden.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from evaluation.suppression import HIDDEN_UP_TO, ROUND_TO, Figure, suppress

REACH = 16  # how many counts may move to make up for one
TRIES = 400  # sets looked at before a count is held to be recoverable


@dataclass(frozen=True, slots=True)
class Sum:
    """That some counts add up to another, which whoever reads the pages knows."""

    total: str
    parts: tuple[str, ...]


def protect(
    counts: Mapping[str, int], sums: Sequence[Sum], *, unpublished: Collection[str] = ()
) -> dict[str, Figure]:
    """
    Return the figure to publish for each count, so that no hidden one can be worked out.

    `unpublished` counts stand on no page; whoever reads knows only that they are not negative.
    """
    pages = _Pages(dict(counts), tuple(sums), frozenset(unpublished))
    waiting = [key for key in counts if key in pages.hidden]
    while waiting:
        key = waiting[-1]
        if pages.is_safe(key):
            waiting.pop()
        else:
            waiting.insert(0, pages.hide_one_more(key))
    return pages.figures()


@dataclass
class _Pages:
    """What stands on the pages, and so within which bounds each count is known to lie."""

    counts: dict[str, int]
    sums: tuple[Sum, ...]
    unpublished: frozenset[str]
    hidden: set[str] = field(default_factory=set)
    bounds: dict[str, tuple[float, float]] = field(default_factory=dict)
    _in: dict[str, list[Sum]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, count in self.counts.items():
            self.bounds[key] = (0, inf) if key in self.unpublished else known_bounds(count)
        small = (key for key, count in self.counts.items() if 0 < count <= HIDDEN_UP_TO)
        self.hidden.update(set(small) - self.unpublished)
        for each in self.sums:
            for key in (each.total, *each.parts):
                self._in.setdefault(key, []).append(each)

    def is_safe(self, key: str) -> bool:
        """Tell whether one more, or one less, would give the same pages."""
        return any(self._makes_up({key: step}, [0]) for step in (1, -1) if self._may(key, step))

    def _may(self, key: str, step: int) -> bool:
        low, high = self.bounds[key]
        return low <= self.counts[key] + step <= high

    def _makes_up(self, moved: dict[str, int], tries: list[int]) -> bool:
        """Look for counts that bring every sum right again, few sums at a time first."""
        off = next(self._off(moved), None)
        if off is None:
            return True
        tries[0] += 1
        if tries[0] > TRIES or len(moved) >= REACH:
            return False
        each, by = off
        for key in sorted((*each.parts, each.total), key=lambda key: len(self._in[key])):
            step = (1 if by > 0 else -1) * (1 if key == each.total else -1)
            is_free = key not in moved and self._may(key, step)
            if is_free and self._makes_up({**moved, key: step}, tries):
                return True
        return False

    def _off(self, moved: Mapping[str, int]) -> Iterator[tuple[Sum, int]]:
        for key in moved:
            for each in self._in.get(key, ()):
                by = sum(moved.get(part, 0) for part in each.parts) - moved.get(each.total, 0)
                if by:
                    yield each, by

    def hide_one_more(self, key: str) -> str:
        """Hide the smallest figure beside it; a total only where every part is hidden."""
        sums = self._in.get(key, [])
        beside = self._shown(part for each in sums for part in each.parts)
        above = self._shown(each.total for each in sums)
        chosen = beside or above or self._shown(self.counts) or self._noughts(sums) or [key]
        self.hidden.add(chosen[0])
        # Nobody can tell a figure that is hidden for another's sake from a small one.
        is_large = self.counts[chosen[0]] > HIDDEN_UP_TO
        self.bounds[chosen[0]] = (HIDDEN_UP_TO + 1, inf) if is_large else (0, inf)
        return chosen[0]

    def _shown(self, keys: Iterable[str]) -> list[str]:
        large = {key for key in keys if self.counts[key] > HIDDEN_UP_TO}
        shown = large - self.hidden - self.unpublished
        return sorted(shown, key=lambda key: (self.counts[key], key))

    def _noughts(self, sums: Iterable[Sum]) -> list[str]:
        keys = {key for each in sums for key in each.parts if not self.counts[key]}
        return sorted(keys - self.hidden - self.unpublished)

    def figures(self) -> dict[str, Figure]:
        """Return what may be published."""
        return {
            key: Figure(None) if key in self.hidden else suppress(count)
            for key, count in self.counts.items()
            if key not in self.unpublished
        }


def known_bounds(count: int) -> tuple[float, float]:
    """Return between which counts one lies, for somebody who sees its figure by itself."""
    figure = suppress(count)
    if figure.value is None:
        return (1, HIDDEN_UP_TO)
    if not figure.value:
        return (0, 0)
    half = ROUND_TO // 2
    return (max(HIDDEN_UP_TO + 1, figure.value - half), figure.value + half)
