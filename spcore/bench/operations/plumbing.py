"""Operations 14 and 19: claiming a batch of messages, and what the door costs."""

from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from spcore.bench import references
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.bench.serving import Visitor, served
from spcore.outbox import services
from spcore.outbox.models import Lane

BATCH = 100
DUE = """
SELECT id, due_at, lane FROM outbox_outboxmessage WHERE state = 'PENDING'
"""


def _claim() -> list[Any]:
    rows = services.queue_due(lane=Lane.NORMAL, at=timezone.now(), limit=BATCH)
    return [row.pk for row in rows]


def _drain(world: World) -> list[Case]:
    return [
        Case(
            label="100 of a backlog",
            fast=_claim,
            floor=lambda: rows_of("SELECT 1"),
            check=_check_drain,
        )
    ]


def _check_drain() -> None:
    now: datetime = timezone.now()
    with references.without_indexes():
        rows = rows_of(DUE)
    due = sorted((at, key) for key, at, lane in rows if lane == Lane.NORMAL and at <= now)
    same(_claim(), [key for _at, key in due[:BATCH]], what="messages claimed")


def _door(world: World) -> list[Case]:
    address = served()
    inside, outside = Visitor(address, world.busiest), Visitor(address, None)
    return [
        Case(
            label="over HTTP",
            fast=partial(inside.get, "/nothing/"),
            floor=partial(outside.get, "/bare/nothing/"),
            check=partial(_check_door, inside, outside),
        )
    ]


def _check_door(inside: Visitor, outside: Visitor) -> None:
    same(inside.get("/nothing/"), b"ok", what="behind the door")
    same(outside.get("/bare/nothing/"), b"ok", what="without a door")


PLUMBING = (
    Operation(
        number="14",
        name="outbox: claim 100",
        over="select 1",
        # performance.md, operation 14: "2.5 ms/100 or 30x select 1".
        gate=Gate(ratio=30.0, milliseconds=2.5, queries=1),
        cases=_drain,
    ),
    Operation(
        number="19",
        name="middleware and sign-in",
        over="F0",
        gate=Gate(ratio=8.0, goal=5.0),
        cases=_door,
    ),
)
