"""Counts what a call does: statements, commits, Python calls, blocks; the same on every run."""

import cProfile
import gc
import json
import pstats
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction

BIG = 1_000  # rows: reading all of a smaller table is no fault
# What `spcore.prepared` holds is asked for by a name that says whether it reads.
READS = ("SELECT", "EXECUTE read_")
WRITES = ("INSERT", "UPDATE", "DELETE", "EXECUTE WRITE_")


@dataclass(slots=True)
class Statements:
    """Statements as they were sent, with their parameters, and the number of commits."""

    sent: list[tuple[str, Any]] = field(default_factory=list)
    commits: int = 0

    @property
    def reads(self) -> list[tuple[str, Any]]:
        """Return the statements that only read."""
        return [(sql, params) for sql, params in self.sent if sql.lstrip().startswith(READS)]

    @property
    def main(self) -> tuple[str, Any]:
        """Return the first statement: what a selector asks before anything that hangs on it."""
        return self.sent[0]


@contextmanager
def statements() -> Iterator[Statements]:
    """Record every statement on the connection while it lasts."""
    found = Statements()
    commit = connection._commit  # type: ignore[attr-defined]

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found.sent.append((sql, params))
        if connection.get_autocommit() and sql.lstrip().upper().startswith(WRITES):
            found.commits += 1
        return execute(sql, params, many, context)

    def counted() -> Any:
        found.commits += 1
        return commit()

    connection._commit = counted  # type: ignore[attr-defined]
    try:
        with connection.execute_wrapper(note):
            yield found
    finally:
        connection._commit = commit  # type: ignore[attr-defined]


def calls_of(call: Callable[[], object]) -> int:
    """Return how many Python and C functions one call enters; no search for garbage among them."""
    profile = cProfile.Profile()
    gc.disable()
    try:
        profile.runcall(call)
    finally:
        gc.enable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def megabytes_of(call: Callable[[], object]) -> float | None:
    """Return how much the process grew at the height of a call; None where nothing tells."""
    try:
        Path("/proc/self/clear_refs").write_text("5")  # forget the height so far
        before = _memory("VmRSS")
        call()
        return max(_memory("VmHWM") - before, 0) / 1024
    except OSError:
        return None


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@dataclass(frozen=True, slots=True)
class Work:
    """Blocks of 8 kB that the reads of a call touch, and the big tables they read whole."""

    blocks: int
    whole_tables: tuple[str, ...]


def work_of(found: Statements) -> Work:
    """Ask the planner about every read of a call, by running it once more."""
    blocks, whole = 0, set()
    sizes = _big_tables()
    for sql, params in found.reads:
        plan = _explained(sql, params)
        blocks += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
        whole |= {table for table in _read_whole(plan) if table in sizes}
    return Work(blocks, tuple(sorted(whole)))


def _explained(sql: str, params: Any) -> dict[str, Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {sql}", params)
        found = cursor.fetchone()[0]
    document = json.loads(found) if isinstance(found, str) else found
    plan: dict[str, Any] = document[0]["Plan"]
    return plan


def _read_whole(plan: dict[str, Any]) -> Iterator[str]:
    """Yield the tables read from end to end: not those left as soon as a few hundred rows fit."""
    if plan["Node Type"] == "Seq Scan":
        rows = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
        if rows * plan["Actual Loops"] > BIG:
            yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _read_whole(part)


def _big_tables() -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [BIG])
        return frozenset(name for (name,) in cursor.fetchall())
