"""Operation 1b: what a team must decide, with its clocks."""

from functools import partial

from django.urls import reverse
from django.utils import timezone

from referrals.selectors import triage
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors import triage as floors
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World


def _triage(world: World) -> list[Case]:
    return [
        Case(
            label="longest queue",
            fast=partial(Browser(world.triager).get, reverse("referrals:triage_list")),
            floor=partial(floors.triage_page, world.triager),
            bare=partial(floors.triage_data, world.triager),
            check=partial(_check, world.triager),
        )
    ]


def _check(who: SignedIn) -> None:
    desk = triage.desk_of(actor=who.actor)
    assert desk is not None  # noqa: S101  every team of the bench has a scheme
    page = triage.awaiting(
        actor=who.actor, statuses=triage.TO_TRIAGE, scheme=desk.scheme, at=timezone.now()
    )
    expected = references.triage_of(who)
    same([row.id for row in page.rows], expected, what="triage")
    same([row[0] for row in floors.triage_rows(who)[:25]], expected, what="triage by hand")


TRIAGE = (
    Operation(
        number="1b",
        name="triage, 25 rows with clocks",
        over="FQ",
        gate=Gate(ratio=3.0, goal=2.0, queries=6, calls=16_000, seeks=True),
        cases=_triage,
    ),
)
