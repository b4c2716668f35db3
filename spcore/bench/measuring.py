"""Measures one operation: checks its answer, counts what it does, times it, and judges."""

import os
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from django.urls import NoReverseMatch

from spcore.bench.counting import calls_of, megabytes_of, statements, work_of
from spcore.bench.operation import Absent, Case, Gate, Operation
from spcore.bench.parameters import World
from spcore.bench.timing import FLOOR, FLOOR_AGAIN, Effort, Timed, timed
from spcore.bench.trial import Found, Trial

FAST, BARE = "fast", "bare"
PASS, MISS, NOISY, ABSENT = "pass", "MISS", "noisy", "not measured"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a call did, exactly."""

    queries: int
    commits: int
    calls: int
    blocks: int
    whole_tables: tuple[str, ...]
    megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One case of an operation. `over_bare` is the ratio to the page's data alone."""

    label: str
    counts: Counts
    timed: Timed
    over_bare: float | None

    @property
    def ratio(self) -> float:
        """Return how many times the floor it takes: of minima."""
        return self.timed.ratio(FAST)


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the table: the worst of an operation's cases, and what it misses."""

    number: str
    name: str
    over: str
    gate: Gate
    cases: tuple[Measured, ...] = ()
    misses: tuple[str, ...] = ()
    why: str = ""
    found: Found | None = None
    load: tuple[float, float, float] = field(default_factory=os.getloadavg)
    seconds: float = 0

    @property
    def verdict(self) -> str:
        """Return pass, MISS, noisy or not measured; a counter is missed however noisy it is."""
        if self.why:
            return ABSENT
        if self.misses:
            return MISS
        by_time = self.gate.ratio is not None or self.found is not None
        return NOISY if by_time and not self.is_quiet else PASS

    @property
    def is_quiet(self) -> bool:
        """Tell whether the machine let every case be timed."""
        if self.found is not None:
            return not self.found.is_noisy
        return all(case.timed.is_quiet for case in self.cases)

    @property
    def worst(self) -> Measured:
        """Return the case with the highest ratio."""
        return max(self.cases, key=lambda case: case.ratio)

    def most(self, counter: str) -> int:
        """Return the highest count of any case."""
        return max(int(getattr(case.counts, counter)) for case in self.cases)


def measured(
    operation: Operation, world: World, *, effort: Effort | None = None, seed: int = 1
) -> Result:
    """
    Measure an operation in every way it is asked for.

    :raises WrongAnswer: when a fast path does not say what the naive reading says.
    """
    began = time.monotonic()
    try:
        cases = operation.cases(world)
    except NoReverseMatch:
        return not_measured(Absent(operation.number, operation.name, "page not there"))
    gate = operation.gate
    found = tuple(_measure(case, gate, effort or operation.effort, seed) for case in cases)
    return Result(
        number=operation.number,
        name=operation.name,
        over=operation.over,
        gate=gate,
        cases=found,
        misses=tuple(dict.fromkeys(miss for case in found for miss in missed(gate, case))),
        seconds=round(time.monotonic() - began, 1),
    )


def tried(trial: Trial, world: World, *, quick: bool) -> Result:
    """Measure what has no floor."""
    began = time.monotonic()
    found = trial.run(world, quick)
    return Result(
        number=trial.number,
        name=trial.name,
        over=trial.over,
        gate=Gate(),
        misses=found.misses,
        found=found,
        seconds=round(time.monotonic() - began, 1),
    )


def not_measured(absent: Absent) -> Result:
    """Return the line of what cannot be measured."""
    return Result(absent.number, absent.name, "", Gate(), why=absent.why)


def _measure(case: Case, gate: Gate, effort: Effort, seed: int) -> Measured:
    case.check()
    counts = _counts(case, gate)
    variants = {FAST: case.fast, FLOOR: case.floor}
    if case.bare is not None:
        variants[BARE] = case.bare
    times = timed(variants, effort=effort, seed=seed)
    over_bare = times.ratio(FAST, BARE) if case.bare is not None else None
    return Measured(case.label, counts, times, over_bare)


def _counts(case: Case, gate: Gate) -> Counts:
    call = case.counted or case.fast
    call()  # templates, options and connections are there from the second call on
    with statements() as found:
        call()
    work = work_of(found)
    return Counts(
        queries=len(found.sent),
        commits=found.commits,
        calls=calls_of(call),
        blocks=work.blocks,
        whole_tables=work.whole_tables,
        megabytes=megabytes_of(call) if gate.megabytes else None,
    )


def missed(gate: Gate, case: Measured) -> list[str]:
    """Return what a case misses, in words; a ratio only where the machine was quiet."""
    counts = case.counts
    limits = (
        ("queries", counts.queries, gate.queries),
        ("calls", counts.calls, gate.calls),
        ("commits", counts.commits, gate.commits),
    )
    found = [
        f"{name} {count:,} of {limit:,}" for name, count, limit in limits if limit and count > limit
    ]
    if gate.seeks and counts.whole_tables:
        found.append(f"reads all of {', '.join(counts.whole_tables)}")
    if gate.megabytes and counts.megabytes is not None and counts.megabytes > gate.megabytes:
        found.append(f"memory {counts.megabytes:.0f} of {gate.megabytes:g} MB")
    least = case.timed.variants[FAST].least * 1000
    is_short = gate.milliseconds is not None and least <= gate.milliseconds
    too_long = gate.ratio is not None and case.ratio > gate.ratio and not is_short
    if too_long and case.timed.is_quiet:
        found.append(f"ratio {case.ratio:.3g} of {gate.ratio:g}")
    return found


def as_json(result: Result, **about: Any) -> dict[str, Any]:
    """Return everything known of a result, for one JSON line. Times are in milliseconds."""
    return {
        **about,
        "op": result.number,
        "name": result.name,
        "verdict": result.verdict,
        "misses": result.misses,
        "why": result.why,
        "floor": result.over,
        "gate": asdict(result.gate),
        "load": result.load,
        "figures": dict(result.found.figures) if result.found else {},
        "seconds": result.seconds,
        "cases": [_case_json(case) for case in result.cases],
    }


def _case_json(case: Measured) -> dict[str, Any]:
    times = case.timed
    return {
        "label": case.label,
        "ratio": round(case.ratio, 3),
        "ratio_p25": round(times.variants[FAST].p25 / times.variants[FLOOR].p25, 3),
        "ratio_median": round(times.ratio_of_medians(FAST), 3),
        "over_bare": case.over_bare and round(case.over_bare, 3),
        "noise": round(times.noise, 3),
        "quiet": times.is_quiet,
        "runs": times.runs,
        **asdict(case.counts),
        "ms": {
            name: {key: round(value * 1000, 4) for key, value in asdict(summary).items()}
            for name, summary in times.variants.items()
            if name != FLOOR_AGAIN
        },
    }
