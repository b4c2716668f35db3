"""Times several ways of doing one thing, by turns, until the machine is quiet enough to tell."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spcore.bench.statistics import Summary, apart, is_quiet, summary_of

Call = Callable[[], object]
FLOOR, FLOOR_AGAIN = "floor", "floor again"
MOST_RUNS = 4  # the first, and three more


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: rounds, calls of each variant in a round, calls before."""

    rounds: int = 15
    calls: int = 6
    warm_up: int = 3


QUICK = Effort(rounds=2, calls=1, warm_up=1)


@dataclass(frozen=True, slots=True)
class Timed:
    """The summary of every variant, and how far the floor was from itself."""

    variants: Mapping[str, Summary]
    noise: float
    runs: int

    @property
    def is_quiet(self) -> bool:
        """Tell whether the ratios mean something."""
        return is_quiet(self.variants[FLOOR], self.variants[FLOOR_AGAIN])

    def ratio(self, variant: str, over: str = FLOOR) -> float:
        """Return how many times as long the variant takes: of the minima of both."""
        return self.variants[variant].least / self.variants[over].least

    def ratio_of_medians(self, variant: str) -> float:
        """Return the same of the medians, for people."""
        return self.variants[variant].median / self.variants[FLOOR].median


def timed(variants: Mapping[str, Call], *, effort: Effort, seed: int) -> Timed:
    """
    Time all variants, of which one is "floor", in random order in every round.

    The floor is timed twice over, as if it were two variants; where its two minima differ by more
    than a tenth, everything is thrown away and timed again, three times at most.
    """
    both = {**variants, FLOOR_AGAIN: variants[FLOOR]}
    result = None
    for run in range(1, MOST_RUNS + 1):
        summaries = _run(both, effort, random.Random(f"{seed} {run}"))  # noqa: S311 no secret
        noise = apart(summaries[FLOOR], summaries[FLOOR_AGAIN])
        result = Timed(summaries, noise, run)
        if result.is_quiet:
            break
    assert result is not None  # noqa: S101 for the type checker: MOST_RUNS is not nought
    return result


def _run(variants: Mapping[str, Call], effort: Effort, chance: random.Random) -> dict[str, Summary]:
    samples: dict[str, list[float]] = {name: [] for name in variants}
    for call in variants.values():
        for _ in range(effort.warm_up):
            call()
    for _ in range(effort.rounds):
        for name in chance.sample(list(variants), len(variants)):
            call = variants[name]
            for _ in range(effort.calls):
                began = time.perf_counter()
                call()
                samples[name].append(time.perf_counter() - began)
    return {name: summary_of(taken) for name, taken in samples.items()}
