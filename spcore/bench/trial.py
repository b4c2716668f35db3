"""What is measured of the service as a whole, where no single call has a floor: load, memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spcore.bench.parameters import World


@dataclass(frozen=True, slots=True)
class Found:
    """What a trial found: figures by name, what it misses in words, whether times mean nothing."""

    figures: Mapping[str, float]
    misses: tuple[str, ...] = ()
    is_noisy: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """A line of the table without cases. `run` is told whether to be quick."""

    number: str
    name: str
    over: str
    run: Callable[[World, bool], Found]


@dataclass(slots=True)
class Limits:
    """Collects what is over its limit; what hangs on time counts only on a quiet machine."""

    is_quiet: bool
    misses: list[str] = field(default_factory=list)

    def most(self, name: str, value: float, limit: float, *, is_time: bool = False) -> None:
        """Note a value above its limit."""
        if value > limit and (self.is_quiet or not is_time):
            self.misses.append(f"{name} {value:.2f} of at most {limit:g}")

    def least(self, name: str, value: float, limit: float) -> None:
        """Note a rate below its limit."""
        if value < limit and self.is_quiet:
            self.misses.append(f"{name} {value:.2f} of at least {limit:g}")
