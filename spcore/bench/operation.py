"""What is measured: an operation, the ways it is asked for, and the gates it must pass."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spcore.bench.parameters import World
from spcore.bench.timing import Call, Effort

ENGLAND = 100_000  # services


class WrongAnswer(Exception):
    """A fast path does not say what a naive reading of the same data says."""


@dataclass(frozen=True, slots=True)
class Gate:
    """
    What an operation must keep, and what would be best.

    `ratio` is of minima over the floor, `wide_ratio` where the directory is England's. None: there
    is no such limit; where `milliseconds` is given, as little as that will do too. `seeks` says
    that no table over a thousand rows may be read from end to end. `megabytes` is how much memory
    a call may add at its height.
    """

    ratio: float | None = None
    wide_ratio: float | None = None
    goal: float | None = None
    milliseconds: float | None = None
    queries: int | None = None
    calls: int | None = None
    commits: int | None = None
    seeks: bool = False
    megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """
    One way of asking, of which the worst counts.

    `fast` is timed against `floor`, a hand-written way to the same end; `bare` is the floor without
    the session, role and audit statements that a page owes. `counted` is what queries, calls and
    blocks are counted of, where that is not `fast`. `check` raises WrongAnswer.
    """

    label: str
    fast: Call
    floor: Call
    check: Callable[[], None]
    bare: Call | None = None
    counted: Call | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """A line of the table; `cases` draws its parameters from the data."""

    number: str
    name: str
    over: str
    gate: Gate
    cases: Callable[[World], list[Case]]
    effort: Effort = field(default_factory=Effort)

    def at(self, services: int) -> "Operation":
        """Return the operation with the gate that holds in a directory of that many services."""
        wide = self.gate.wide_ratio
        if wide is None or services < ENGLAND:
            return self
        return replace(self, gate=replace(self.gate, ratio=wide))


@dataclass(frozen=True, slots=True)
class Absent:
    """A line of the table that cannot be measured yet, and why."""

    number: str
    name: str
    why: str


def same(found: object, expected: object, *, what: str) -> None:
    """Compare a fast answer with a naive one. :raises WrongAnswer:"""
    if found != expected:
        raise WrongAnswer(f"{what}: {_short(found)} instead of {_short(expected)}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]}…"
