"""The results as people read them."""

from collections.abc import Sequence

from spcore.bench.measuring import FAST, Measured, Result
from spcore.bench.timing import FLOOR

HEAD = (
    *("op", "what", "floor", "floor ms", "ms", "ratio", "gate", "goal"),
    *("queries", "calls", "blocks", "verdict"),
)
LEFT = {1, 2, len(HEAD) - 1}


def table_of(results: Sequence[Result]) -> str:
    """Return the table: an operation a line, the worst of its cases, then what is missed."""
    lines = [HEAD, *map(_line, results)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    text = [
        "  ".join(
            cell.ljust(width) if place in LEFT else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    missed = [f"{result.number}: {'; '.join(result.misses)}" for result in results if result.misses]
    return "\n".join([*text, *(["", "Missed", *missed] if missed else [])])


def _line(result: Result) -> tuple[str, ...]:
    if not result.cases:
        said = result.why or _figures(result)
        return (result.number, result.name, result.over, *[""] * 8, f"{result.verdict}: {said}")
    worst, gate = result.worst, result.gate
    return (
        result.number,
        result.name,
        result.over,
        _milliseconds(worst, FLOOR),
        _milliseconds(worst, FAST),
        f"{worst.ratio:.2f}{'' if worst.timed.is_quiet else '?'}",
        _number(gate.ratio),
        _number(gate.goal),
        _of(result.most("queries"), gate.queries),
        _of(result.most("calls"), gate.calls),
        f"{result.most('blocks'):,}",
        result.verdict,
    )


def _figures(result: Result) -> str:
    figures = result.found.figures if result.found else {}
    return ", ".join(f"{name} {value:.4g}" for name, value in figures.items())


def _milliseconds(case: Measured, variant: str) -> str:
    return f"{case.timed.variants[variant].least * 1000:.2f}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _of(count: int, limit: int | None) -> str:
    return f"{count:,}" if limit is None else f"{count:,}/{limit:,}"
