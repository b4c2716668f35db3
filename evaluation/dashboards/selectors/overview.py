"""The first page: the quarter that runs, as far as it may be told, and the questions to ask."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from evaluation.dashboards.selectors.tables import Table, read_table
from evaluation.dashboards.selectors.topics import periods_of
from evaluation.facts.selectors import STAGES
from evaluation.facts.selectors.cells import sums_of, waits_in
from evaluation.periods import Period, Quarter, quarter_of
from evaluation.suppression import suppress, suppress_median
from spcore.outbox.selectors import open_since

PROJECTIONS = "evaluation.handlers.project_"


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows; every figure has been through suppression."""

    periods: list[Period]
    open_quarter: Quarter
    open_flow: Table
    open_wait_days: str
    true_at: datetime


def overview(*, icb_id: UUID, at: datetime) -> Overview:
    """Return the page. Constant in rows."""
    current = quarter_of(timezone.localdate(at))
    sums = sums_of(scope_id=icb_id, tiles=("stage", "wait"), since=current.start)
    waits = waits_in(sums["wait"])
    figures = [(name, suppress(sums["stage"].get((name, ""), 0))) for name, _column in STAGES]
    rows = [[name, "*" if each.is_hidden else each.value] for name, each in figures]
    return Overview(
        periods=periods_of(icb_id),
        open_quarter=current,
        open_flow=read_table("flow", {"columns": ["stage", "people"], "rows": rows}, {}),
        open_wait_days=suppress_median(waits.median, count=waits.number),
        true_at=true_at(at),
    )


def true_at(at: datetime) -> datetime:
    """Return until when the facts know what happened: the oldest step that is not in yet."""
    oldest = open_since(handlers=PROJECTIONS)
    return min(at, oldest) if oldest else at
