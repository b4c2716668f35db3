"""Operations 1 and 2: the caseload, and a case with its timeline."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from linkworkers import selectors
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors import casework as floors
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World


def _caseload(world: World) -> list[Case]:
    workers = (("busiest worker", world.busiest), ("idlest worker", world.idlest))
    return [
        Case(
            label=label,
            fast=partial(Browser(who).get, reverse("linkworkers:caseload")),
            floor=partial(floors.caseload_page, who),
            bare=partial(floors.caseload_data, who),
            check=partial(_check_caseload, who),
        )
        for label, who in workers
    ]


def _check_caseload(who: SignedIn) -> None:
    expected = references.caseload_of(who)
    rows = selectors.caseload(actor=who.actor, at=timezone.now()).rows
    found = [
        (row.id, "no contact yet" not in " ".join(row.facts), "Open concern" in row.tags)
        for row in rows
    ]
    same(found, expected, what="caseload")
    by_hand = [(row[0], row[17] is not None, row[18]) for row in floors.caseload_rows(who)[:25]]
    same(by_hand, expected, what="caseload by hand")


def _case(world: World) -> list[Case]:
    cases = (("long timeline", world.long_case), ("short timeline", world.short_case))
    return [_of_case(label, world.busiest, key) for label, key in cases]


def _of_case(label: str, who: SignedIn, key: UUID) -> Case:
    get: Callable[[], HttpResponse] = partial(
        Browser(who).get, reverse("linkworkers:case_detail", args=[key])
    )
    return Case(
        label=label,
        fast=get,
        floor=partial(floors.case_page, who, key),
        bare=partial(floors.case_data, who, key),
        check=partial(_check_case, who, key),
    )


def _check_case(who: SignedIn, key: UUID) -> None:
    case = selectors.case_for(actor=who.actor, referral_id=key, at=timezone.now())
    found = [line.pk for line in selectors.entries_of(case).lines]
    same(found, references.timeline_of(key), what="timeline")


CASEWORK = (
    Operation(
        number="1",
        name="caseload, 25 rows",
        over="FQ",
        gate=Gate(ratio=3.0, goal=2.0, queries=6, calls=16_000, seeks=True),
        cases=_caseload,
    ),
    Operation(
        number="2",
        name="case with a timeline of 50",
        over="FQ",
        gate=Gate(ratio=3.5, goal=2.5, queries=7, calls=28_000, seeks=True),
        cases=_case,
    ),
)
