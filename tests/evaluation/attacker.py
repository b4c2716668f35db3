"""Somebody who knows the rules, sees every page of a year and its quarters, and calculates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from random import Random

from evaluation.facts.selectors.tiles import Book
from evaluation.protection import known_bounds
from evaluation.suppression import HIDDEN_UP_TO, Figure

Bounds = tuple[float, float]
Equation = dict[str, int]  # by how much each count is taken; all of it together is nought


@dataclass
class Attacker:
    """What is known of each count, and all that adds up; `hidden` is what stands as "*"."""

    bounds: dict[str, Bounds] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)

    def read(
        self, period: str, book: Book, figures: Mapping[str, Figure], *, are_exact: bool = False
    ) -> None:
        """Read a release. The attacker is even told which hidden counts are small."""
        for key, count in book.counts.items():
            name = f"{period} {key}"
            if key in book.unpublished:
                self.bounds[name] = (0, inf)
            elif not figures[key].is_hidden:
                self.bounds[name] = (count, count) if are_exact else known_bounds(count)
            else:
                self.hidden.add(name)
                large = (HIDDEN_UP_TO + 1, inf) if count > HIDDEN_UP_TO else (0, inf)
                is_small = 0 < count <= HIDDEN_UP_TO
                self.bounds[name] = known_bounds(count) if is_small else large
        for each in book.sums:
            parts = {f"{period} {part}": 1 for part in each.parts}
            self.equations.append(parts | {f"{period} {each.total}": -1})

    def link(self, year: str, quarters: Iterable[str]) -> None:
        """Hold each count of a year against the same of its quarters; who has none has nought."""
        periods = list(quarters)
        for name in [name for name in self.bounds if name.startswith(f"{year} ")]:
            key = name.removeprefix(f"{year} ")
            parts = [each for period in periods if (each := f"{period} {key}") in self.bounds]
            if parts:
                self.equations.append(dict.fromkeys(parts, 1) | {name: -1})

    def tighten(self, rounds: int = 40) -> None:
        """Narrow each count by all that it is added up with, until nothing more comes of it."""
        for _round in range(rounds):
            before = dict(self.bounds)
            for equation in self.equations:
                self.bounds.update(self._narrowed(equation))
            if self.bounds == before:
                return

    def _narrowed(self, equation: Equation) -> Iterator[tuple[str, Bounds]]:
        """Return what an equation leaves of each count in it."""
        ends = {name: self._times(name, by) for name, by in equation.items()}
        lows = sum(low for low, _high in ends.values() if low != -inf)
        highs = sum(high for _low, high in ends.values() if high != inf)
        no_low = sum(low == -inf for low, _high in ends.values())
        no_high = sum(high == inf for _low, high in ends.values())
        for name, by in equation.items():
            low, high = ends[name]
            least = -inf if no_low - (low == -inf) else lows - (0 if low == -inf else low)
            most = inf if no_high - (high == inf) else highs - (0 if high == inf else high)
            mine = self.bounds[name]
            if abs(by) == 1:
                other = (-most, -least) if by == 1 else (least, most)
                yield name, (max(mine[0], other[0]), min(mine[1], other[1]))

    def _times(self, name: str, by: int) -> Bounds:
        low, high = self.bounds[name]
        return (by * low, by * high) if by > 0 else (by * high, by * low)

    def recovered(self) -> set[str]:
        """Return the hidden counts that are known exactly."""
        return {name for name in self.hidden if self.bounds[name][0] == self.bounds[name][1]}

    def difference(self, lot: Random, number: int) -> set[str]:
        """Take so many random pairs of what adds up from each other, and return what comes out."""
        found: set[str] = set()
        having: dict[str, list[Equation]] = {}
        for equation in self.equations:
            for name in equation:
                having.setdefault(name, []).append(equation)
        shared = sorted(name for name, equations in having.items() if len(equations) > 1)
        for _query in range(number):
            name = lot.choice(shared)
            one, other = lot.sample(having[name], 2)
            by = -one[name] * other[name]
            names = {**one, **other}
            pair = {each: one.get(each, 0) + by * other.get(each, 0) for each in names}
            narrowed = self._narrowed({each: n for each, n in pair.items() if n})
            found |= {each for each, (low, high) in narrowed if low == high and each in self.hidden}
        return found
