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
from evaluation.facts.selectors import near
from evaluation.facts.services import cells
from evaluation.periods import parse_quarter, quarter_of
from evaluation.suppression import suppress
from spcore.bench import references
from spcore.bench.calling import Browser, SignedIn
from spcore.bench.floors import writing
from spcore.bench.floors.hand import door, rows_of, run
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.bench.timing import Effort
from spcore.bench.undoing import undone
from spcore.needs import Need

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
ENDED = """
SELECT need, count(*), count(DISTINCT practice_id) FROM facts_referralfact, unnest(needs) need
WHERE icb_id = %s AND status = 'closed' AND closed_on BETWEEN %s AND %s GROUP BY need
"""
# The table's "0.4 % of rows", drawn the same on every run.
CHANGED_IN_A_DAY = """
SELECT id FROM referrals_referral
WHERE submitted_at IS NOT NULL AND get_byte(uuid_send(id), 15) = 0
"""
# So that each is written again. No cell is made of this column.
STALE = "UPDATE facts_referralfact SET gender = '' WHERE referral_id = ANY(%s)"
BATCH = 100  # as the outbox hands them over
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


def _near(world: World) -> list[Case]:
    """What a practice sees of its own area, beside fetching one ready-made answer."""
    who, today = world.clinician, timezone.localdate()
    icb = str(world.commissioner.actor.organisation_id)
    quarter = quarter_of(today).before

    def results() -> selectors.NeedResults:
        practice = who.actor.organisation_id
        return selectors.need_results(practice_id=practice, needs=list(Need), today=today)

    def check() -> None:
        with references.without_indexes():
            rows = rows_of(ENDED, [icb, *near.a_closed_year(quarter)])
        expected = {need: suppress(n) for need, n, practices in rows if n >= 20 and practices > 2}
        found = {row.need.value: row.people for row in results().rows}
        same(found, {need: str(each) for need, each in expected.items()}, what="results by need")

    def floor() -> str:
        found = rows_of(writing.SNAPSHOT, [icb, quarter.key])[0][0]
        return f"<p>{_loaded(found)}</p>"

    return [Case(label="results by need", fast=results, floor=floor, check=check)]


def _upkeep(world: World) -> list[Case]:
    """A day's changes brought into facts and cells, beside building all of them again."""
    keys = [key for (key,) in rows_of(CHANGED_IN_A_DAY)]

    def a_day() -> None:
        # Committed batch by batch, as a worker does: one transaction could not hold all the locks.
        at = timezone.now()
        run(STALE, [keys])
        for start in range(0, len(keys), BATCH):
            services.project_many(referral_ids=keys[start : start + BATCH], at=at)
        cells.fold()

    def check() -> None:
        a_day()
        same(cells.cells_off(), 0, what="cells that are off after a day's changes")

    return [
        Case(
            label="0.4 % of referrals",
            fast=a_day,
            floor=undone(lambda: services.rebuild_facts(at=timezone.now())),
            check=check,
            counted=undone(
                lambda: services.project_many(referral_ids=keys[:BATCH], at=timezone.now())
            ),
        )
    ]


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
        number="9b",
        name="results near a practice",
        over="snapshot",
        gate=Gate(ratio=3.0, goal=1.5, queries=8),
        cases=_near,
    ),
    # performance.md, operation 9c: a day's changes are at most 5 % of a full rebuild.
    Operation(
        number="9c",
        name="a day's changes folded",
        over="a rebuild",
        gate=Gate(ratio=0.05),
        cases=_upkeep,
        effort=Effort(rounds=3, calls=1, warm_up=1),
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
