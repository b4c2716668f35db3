"""
Hides what could be worked out from the rest of a release (security.md J2).

A hidden count is safe while some other count in its place, with others moved to make up for it,
would give the very same pages. Where no such set of counts is found, one more figure is hidden.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from random import Random

from evaluation.suppression import HIDDEN_UP_TO, ROUND_TO, Figure, suppress

REACH = 80  # how many counts may move to make up for one
TRIES = 120  # sets looked at in one search
SEARCHES = 12  # begun in other orders, before a count is held to be recoverable


@dataclass(frozen=True, slots=True)
class Sum:
    """That some counts add up to another, which whoever reads the pages knows."""

    total: str
    parts: tuple[str, ...]


def protect(
    counts: Mapping[str, int],
    sums: Sequence[Sum],
    *,
    unpublished: Collection[str] = (),
    withheld: Collection[str] = (),
) -> dict[str, Figure]:
    """
    Return the figure to publish for each count, so that no hidden one can be worked out.

    `unpublished` counts stand on no page; whoever reads knows only that they are not negative.
    `withheld` are hidden whatever their size: pages published before would tell too much with them.
    """
    pages = _Pages(dict(counts), tuple(sums), frozenset(unpublished))
    for key in withheld:
        pages.hide(key)
    waiting = [key for key in counts if key in pages.hidden]
    while waiting:
        key = waiting[-1]
        # With all that is near hidden too, it hides itself: no page holds anything against it.
        more = key if pages.is_safe(key) else pages.hide_one_more(key)
        if more == key:
            waiting.pop()
        else:
            waiting.insert(0, more)
    return pages.figures()


@dataclass
class _Search:
    """One search: the first takes what stands in the fewest sums, the others more by lot."""

    number: int
    key: str
    tries: int = 0

    def __post_init__(self) -> None:
        self.lot = Random(f"{self.key} {self.number}")  # noqa: S311  the same on every run

    def order(
        self, choices: list[tuple[str, int]], sums: Mapping[str, list[Sum]]
    ) -> list[tuple[str, int]]:
        """Return what could move, in the order to try."""
        chance = 3.0 if self.number else 0.0
        rank = {key: len(sums[key]) + chance * self.lot.random() for key, _step in choices}
        return sorted(choices, key=lambda choice: rank[choice[0]])


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
        steps = [step for step in (1, -1) if self._may(key, step)]
        return any(
            self._makes_up({key: step}, _Search(search, key))
            for search in range(SEARCHES)
            for step in steps
        )

    def _may(self, key: str, step: int) -> bool:
        low, high = self.bounds[key]
        return low <= self.counts[key] + step <= high

    def _makes_up(self, moved: dict[str, int], search: _Search) -> bool:
        """Look for counts that bring every sum right again, the one with fewest choices first."""
        if search.tries >= TRIES:
            return False
        off = [self._choices(each, by, moved) for each, by in self._off(moved)]
        if not off:
            return True
        search.tries += 1
        if len(moved) >= REACH:
            return False
        choices = search.order(min(off, key=len), self._in)
        return any(self._makes_up({**moved, key: step}, search) for key, step in choices)

    def _off(self, moved: Mapping[str, int]) -> Iterator[tuple[Sum, int]]:
        """Return the sums that are not right any more, and by how much."""
        for each in {id(each): each for key in moved for each in self._in.get(key, ())}.values():
            by = sum(moved.get(part, 0) for part in each.parts) - moved.get(each.total, 0)
            if by:
                yield each, by

    def _choices(self, each: Sum, by: int, moved: Mapping[str, int]) -> list[tuple[str, int]]:
        """Return what could move to bring a sum nearer."""
        down = -1 if by > 0 else 1
        steps = [*((part, down) for part in each.parts), (each.total, -down)]
        return [(key, step) for key, step in steps if key not in moved and self._may(key, step)]

    def hide_one_more(self, key: str) -> str:
        """Hide the smallest figure near: a part before a total, and a nought only in the end."""
        chosen = next(self._near(key), key)
        self.hide(chosen)
        return chosen

    def hide(self, key: str) -> None:
        """Hide a figure for another's sake: nobody can tell it from a small one."""
        self.hidden.add(key)
        is_large = self.counts[key] > HIDDEN_UP_TO
        self.bounds[key] = (HIDDEN_UP_TO + 1, inf) if is_large else (0, inf)

    def _near(self, key: str) -> Iterator[str]:
        """Return what stands on a page beside it, then what stands beside that, and so on."""
        seen, ring = {key}, [key]
        noughts: list[str] = []
        while ring:
            sums = [each for one in ring for each in self._in.get(one, ())]
            beside = {part for each in sums for part in each.parts} - seen
            above = {each.total for each in sums} - seen - beside
            for keys in (beside, above):
                shown = sorted(keys - self.hidden - self.unpublished, key=self._by_size)
                noughts += (one for one in shown if not self.counts[one])
                yield from (one for one in shown if self.counts[one])
            ring = sorted(beside | above)
            seen |= beside | above
        yield from noughts

    def _by_size(self, key: str) -> tuple[int, str]:
        return (self.counts[key], key)

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
