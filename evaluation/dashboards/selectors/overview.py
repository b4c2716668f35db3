"""The first page: how many, how far they came, how long they waited."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.facts.models import ReferralFact, Release
from evaluation.facts.selectors import flow_of, waits_of
from evaluation.periods import Quarter, parse_quarter, quarter_of
from evaluation.suppression import suppress, suppress_median
from spcore.accounts.models import Organisation
from spcore.needs import Need

STAGE_NAMES = {
    "referred": gettext_lazy("Referred"),
    "accepted": gettext_lazy("Accepted"),
    "first_contact": gettext_lazy("Had a first contact"),
    "plan": gettext_lazy("Agreed a plan"),
    "connected": gettext_lazy("Sent on to a service"),
    "started": gettext_lazy("Started with a service"),
    "completed": gettext_lazy("Got help from a service"),
    "closed": gettext_lazy("Closed"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage or need: its name, its published figure, and a bar's length from 0 to 100."""

    name: str
    figure: str
    length: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a breakdown: a name, referrals, median days to first contact."""

    name: str
    figure: str
    wait: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows; every figure has been through suppression."""

    quarter: Quarter | None
    quarters: list[Quarter]
    published_at: Any
    flow: list[Bar]
    wait_days: str
    needs: list[Bar]
    pcns: list[Row]
    deprivation: list[Row]
    open_quarter: Quarter
    open_flow: list[Bar]
    open_wait_days: str


def overview(*, icb_id: UUID, chosen: str, today: date) -> Overview:
    """Return the page for the quarter `chosen`, else the latest published. Constant in rows."""
    releases = Release.objects.filter(icb_id=icb_id)
    keys = list(releases.order_by("-period").values_list("period", flat=True))
    key = chosen if chosen in keys else next(iter(keys), "")
    release = releases.filter(period=key).first()
    figures = release.figures if release else {}
    current = quarter_of(today)
    facts = ReferralFact.objects.filter(icb_id=icb_id, submitted_on__gte=current.start)
    waits = waits_of(facts)
    return Overview(
        quarter=parse_quarter(key),
        quarters=[quarter for quarter in map(parse_quarter, keys) if quarter],
        published_at=release.published_at if release else None,
        flow=_stages(figures.get("flow", [])),
        wait_days=figures.get("wait_days", "–"),
        needs=_bars([[str(Need(code).label), n] for code, n in figures.get("needs", [])]),
        pcns=_named(figures.get("pcns", [])),
        deprivation=_deciles(figures.get("deprivation", [])),
        open_quarter=current,
        open_flow=_stages([[name, str(suppress(count))] for name, count in flow_of(facts)]),
        open_wait_days=suppress_median(waits.median, count=waits.number),
    )


def _stages(flow: list[list[str]]) -> list[Bar]:
    return _bars([[str(STAGE_NAMES[name]), figure] for name, figure in flow])


def _bars(rows: list[list[str]]) -> list[Bar]:
    numbers = [_number(figure) for _name, figure in rows]
    longest = max(numbers, default=0) or 1
    return [
        Bar(name, figure, round(100 * number / longest))
        for (name, figure), number in zip(rows, numbers, strict=True)
    ]


def _number(figure: str) -> int:
    return int(figure.replace(",", "")) if figure != "*" else 0


def _named(rows: list[list[str]]) -> list[Row]:
    """Return rows with the organisations' names, in order of the name. One query."""
    ids = [key for key, _figure, _wait in rows if key]
    names = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))
    named = [
        Row(names.get(UUID(key), "") if key else _("Not known"), figure, wait)
        for key, figure, wait in rows
    ]
    return sorted(named, key=lambda row: (row.name == _("Not known"), row.name))


def _deciles(rows: list[list[str]]) -> list[Row]:
    names = {"": _("Not known"), "1": _("1 (most deprived tenth)"), "10": _("10 (least deprived)")}
    return [Row(names.get(key, key), figure, wait) for key, figure, wait in rows]
