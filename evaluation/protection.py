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


Moved = Mapping[str, int]  # by how much each count is moved
Off = Mapping[int, int]  # by how much the sum of each number is not right


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
    fixed: Collection[str] = (),
) -> dict[str, Figure]:
    """
    Return the figure to publish for each count, so that no hidden one can be worked out.

    `unpublished` counts stand on no page; whoever reads knows only that they are not negative.
    `withheld` are hidden whatever their size: pages published before would tell too much with them.
    `fixed` stand on such pages already, and are not hidden for another's sake.
    """
    sides = frozenset(unpublished), frozenset(fixed)
    pages, bare = (_Pages(dict(counts), tuple(sums), *sides) for _ in range(2))
    for key in withheld:
        pages.hide(key)
    for key in bare.shown():
        bare.hide(key)
    waiting, safe = [key for key in counts if key in pages.hidden], set[str]()
    while waiting:
        key = waiting[-1]
        if key not in safe:
            # Whatever moved to make up for it has another count too; hiding more only helps it.
            safe |= pages.others_for(key).keys()
        if key in safe:
            waiting.pop()
        elif bare.others_for(key):
            # With all that is near hidden too, it hides itself: no page holds anything against it.
            more = pages.hide_one_more(key)
            waiting.insert(0, more)
            if more == key:
                safe.add(key)
        else:
            # Nothing helps, as with seven parts of a seven: whatever has to do with it goes.
            safe |= pages.hide_all_near(key)
    return pages.figures()


@dataclass
class _Search:
    """One search: the first takes what puts most sums right, the others more and more by lot."""

    number: int
    key: str
    tries: int = 0

    def __post_init__(self) -> None:
        self.lot = Random(f"{self.key} {self.number}")  # noqa: S311  the same on every run

    def order(self, choices: Mapping[str, int], wrong: Mapping[str, int]) -> list[str]:
        """Return what could move, in the order to try: `wrong` is how many sums it puts wrong."""
        chance = 0.5 * self.number
        rank = {key: wrong[key] + chance * self.lot.random() for key in choices}
        return sorted(choices, key=rank.__getitem__)


@dataclass
class _Pages:
    """What stands on the pages, and so within which bounds each count is known to lie."""

    counts: dict[str, int]
    sums: tuple[Sum, ...]
    unpublished: frozenset[str]
    fixed: frozenset[str] = frozenset()
    hidden: set[str] = field(default_factory=set)
    bounds: dict[str, tuple[float, float]] = field(default_factory=dict)
    _in: dict[str, list[Sum]] = field(default_factory=dict)
    _signs: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, count in self.counts.items():
            self.bounds[key] = (0, inf) if key in self.unpublished else known_bounds(count)
        small = (key for key, count in self.counts.items() if 0 < count <= HIDDEN_UP_TO)
        self.hidden.update(set(small) - self.unpublished)
        for number, each in enumerate(self.sums):
            for key, sign in ((each.total, -1), *((part, 1) for part in each.parts)):
                self._in.setdefault(key, []).append(each)
                self._signs.setdefault(key, []).append((number, sign))

    def others_for(self, key: str) -> Moved:
        """Return counts, one more or one less of `key` among them, that give the same pages."""
        steps = [step for step in (1, -1) if self._may(key, step)]
        found = (
            self._made_up({key: step}, self._off_after({}, key, step), _Search(search, key))
            for search in range(SEARCHES)
            for step in steps
        )
        return next(filter(None, found), {})

    def _may(self, key: str, step: int) -> bool:
        low, high = self.bounds[key]
        return low <= self.counts[key] + step <= high

    def _made_up(self, moved: Moved, off: Off, search: _Search) -> Moved:
        """Return counts that bring every sum right again, tried where fewest choices are first."""
        if not off:
            return moved
        if search.tries >= TRIES or len(moved) >= REACH:
            return {}
        search.tries += 1
        choices = min((self._choices(each, by, moved) for each, by in off.items()), key=len)
        wrong = {key: len(self._off_after(off, key, step)) for key, step in choices.items()}
        found = (
            self._made_up(
                {**moved, key: choices[key]}, self._off_after(off, key, choices[key]), search
            )
            for key in search.order(choices, wrong)
        )
        return next(filter(None, found), {})

    def _off_after(self, off: Off, key: str, step: int) -> dict[int, int]:
        """Return the sums that are not right once a count is moved, and by how much."""
        found = dict(off)
        for number, sign in self._signs.get(key, ()):
            found[number] = found.get(number, 0) + sign * step
            if not found[number]:
                del found[number]
        return found

    def _choices(self, number: int, by: int, moved: Moved) -> dict[str, int]:
        """Return what could move to bring a sum nearer."""
        each, down = self.sums[number], -1 if by > 0 else 1
        steps = {**dict.fromkeys(each.parts, down), each.total: -down}
        return {
            key: step for key, step in steps.items() if key not in moved and self._may(key, step)
        }

    def hide_one_more(self, key: str) -> str:
        """Hide the smallest figure near: a part before a total, and a nought only in the end."""
        chosen = next(self._near(key), key)
        self.hide(chosen)
        return chosen

    def hide_all_near(self, key: str) -> set[str]:
        """Hide whatever has to do with a count that no page could hide, and return all of that."""
        for each in list(self._near(key)):
            self.hide(each)
        return self.tied(key)

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
                free = keys - self.hidden - self.unpublished - self.fixed
                shown = sorted(free, key=self._by_size)
                noughts += (one for one in shown if not self.counts[one])
                yield from (one for one in shown if self.counts[one])
            ring = sorted(beside | above)
            seen |= beside | above
        yield from noughts

    def tied(self, key: str) -> set[str]:
        """Return all that has to do with a count, over however many sums."""
        seen, ring = {key}, {key}
        while ring:
            sums = (each for one in ring for each in self._in.get(one, ()))
            ring = {one for each in sums for one in (each.total, *each.parts)} - seen
            seen |= ring
        return seen

    def shown(self) -> set[str]:
        """Return what stands on a page, and could be hidden there."""
        return self.counts.keys() - self.hidden - self.unpublished - self.fixed

    def _by_size(self, key: str) -> tuple[int, str]:
        return (self.counts[key], key)

    def figures(self) -> dict[str, Figure]:
        """Return what may be published."""
        return {
            key: Figure(None) if key in self.hidden else suppress(count)
            for key, count in self.counts.items()
            if key not in self.unpublished
        }


def known_bounds(count: int) -> tuple[int, int]:
    """Return between which counts one lies, for somebody who sees its figure by itself."""
    figure = suppress(count)
    if figure.value is None:
        return (1, HIDDEN_UP_TO)
    if not figure.value:
        return (0, 0)
    half = ROUND_TO // 2
    return (max(HIDDEN_UP_TO + 1, figure.value - half), figure.value + half)
