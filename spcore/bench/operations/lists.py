"""Operation 1p: what a practice has sent."""

from functools import partial

from django.urls import reverse
from django.utils import timezone

from referrals import selectors
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors import casework as floors
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World


def _made(world: World) -> list[Case]:
    who = world.clinician
    return [
        Case(
            label="first page",
            fast=partial(Browser(who).get, reverse("referrals:referral_list")),
            floor=partial(floors.caseload_page, world.busiest),
            check=partial(_check_made, who),
        )
    ]


def _check_made(who: SignedIn) -> None:
    wanted = selectors.MadeFilter()
    page = selectors.referrals_made(actor=who.actor, wanted=wanted, at=timezone.now())
    same([row.id for row in page.rows], references.made_by(who), what="referrals made")


LISTS = (
    Operation(
        number="1p",
        name="what a practice sent, 25 rows",
        over="raw25",
        gate=Gate(ratio=3.0, goal=2.0, queries=6, calls=16_000, seeks=True),
        cases=_made,
    ),
)
