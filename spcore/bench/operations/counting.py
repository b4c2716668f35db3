"""Operation 9 and the facts: what a commissioner sees, and how it is kept."""

import json
from functools import partial
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from evaluation import services
from evaluation.dashboards import selectors
from evaluation.facts.models import Release
from evaluation.periods import parse_quarter, quarter_of
from evaluation.suppression import suppress
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors import writing
from spcore.bench.floors.hand import door, rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.bench.timing import Effort

TILES = 4  # the funnel of a closed quarter and of its networks; flow and wait of the open one
REFERRED = """
SELECT count(*) FROM referrals_referral r JOIN accounts_organisation s ON s.id = r.scheme_id
WHERE s.parent_id = %s AND r.status <> 'entered_in_error'
  AND (r.submitted_at AT TIME ZONE 'Europe/London')::date BETWEEN %s AND %s
"""
FACT = """
SELECT count(*), count(accepted_on), count(first_contact_on), count(started_on), count(closed_on),
       sum(submitted_on - date '2000-01-01') FROM facts_referralfact
"""
TRUE_OF_FACT = """
SELECT r.id, r.submitted_at, r.accepted_at, r.first_contact_at, r.closed_at,
       (SELECT min(started_on) FROM referrals_onwardreferral o WHERE o.referral_id = r.id)
FROM referrals_referral r WHERE submitted_at IS NOT NULL AND status <> 'entered_in_error'
"""


def _dashboard(world: World) -> list[Case]:
    who = world.commissioner
    quarter = Release.objects.filter(icb_id=who.actor.organisation_id).latest("period").period
    return [
        Case(
            label="figures",
            fast=partial(_overview, who),
            floor=partial(_snapshots, who, quarter),
            check=partial(_check_dashboard, who, quarter),
        )
    ]


def _page(world: World) -> list[Case]:
    who = world.commissioner
    quarter = Release.objects.filter(icb_id=who.actor.organisation_id).latest("period").period

    def floor() -> str:
        door(who)
        return _snapshots(who, quarter)

    return [
        Case(
            label="page",
            fast=partial(Browser(who).get, reverse("dashboards:overview")),
            floor=floor,
            check=partial(_check_dashboard, who, quarter),
        )
    ]


def _overview(who: SignedIn) -> Any:
    icb = who.actor.organisation_id
    assert icb is not None  # noqa: S101 for the type checker: a commissioner has one
    first = selectors.overview(icb_id=icb, at=timezone.now())
    flow = selectors.topic_page(icb_id=icb, slug="flow", wanted=selectors.Wanted())
    return first, flow


def _snapshots(who: SignedIn, quarter: str) -> str:
    """Fetch a ready-made answer for each tile."""
    key = str(who.actor.organisation_id)
    found = [rows_of(writing.SNAPSHOT, [key, quarter])[0][0] for _ in range(TILES)]
    return "".join(f"<p>{figures}</p>" for figures in map(_loaded, found))


def _loaded(figures: Any) -> Any:
    return json.loads(figures) if isinstance(figures, str) else figures


def _check_dashboard(who: SignedIn, latest: str) -> None:
    _settle()
    (first, topic), icb = _overview(who), str(who.actor.organisation_id)
    closed, current = parse_quarter(latest), quarter_of(timezone.localdate())
    assert closed is not None  # noqa: S101 for the type checker: a release names a quarter
    for quarter, flow in ((closed, topic.panels[0].table), (current, first.open_flow)):
        with references.without_indexes():
            number = rows_of(REFERRED, [icb, quarter.start, quarter.end])[0][0]
        same(flow.lines[0].figures[0], str(suppress(number)), what=f"referred in {quarter.key}")


def _settle() -> None:
    """Bring in what was sent above, as a worker would have, and clear away what that leaves."""
    services.rebuild_facts(at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE facts_referralfact")


def _facts(world: World) -> list[Case]:
    return [
        Case(
            label="all referrals",
            fast=lambda: services.rebuild_facts(at=timezone.now()),
            floor=writing.copy_facts,
            check=_check_facts,
        )
    ]


def _check_facts() -> None:
    services.rebuild_facts(at=timezone.now())
    zone, rows = timezone.get_current_timezone(), rows_of(TRUE_OF_FACT)
    days = [[at.astimezone(zone).date() for at in row[1:5] if at] for row in rows]
    expected = (
        len(rows),
        *(sum(1 for row in rows if row[column]) for column in (2, 3, 5, 4)),
        sum(each[0].toordinal() - 730_120 for each in days),
    )
    same(tuple(map(int, rows_of(FACT)[0])), expected, what="facts")


COUNTING = (
    Operation(
        number="9",
        name="dashboard figures, all tiles",
        over="snapshots",
        gate=Gate(ratio=1.0, queries=8),
        cases=_dashboard,
    ),
    Operation(
        number="9p",
        name="dashboard page",
        over="snapshots",
        gate=Gate(queries=8),
        cases=_page,
    ),
    Operation(
        number="9f",
        name="facts rebuilt",
        over="one INSERT",
        gate=Gate(ratio=3.0),
        cases=_facts,
        effort=Effort(rounds=3, calls=1, warm_up=1),
    ),
)
