"""One question answered: the tables of one topic in one closed period, beside a year before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.charts import Chart, chart_of
from evaluation.dashboards.selectors.earlier import since, was_followed_longer
from evaluation.dashboards.selectors.gap_map import GapMap, gap_map
from evaluation.dashboards.selectors.headings import BYS
from evaluation.dashboards.selectors.meanings import meanings_of
from evaluation.dashboards.selectors.readings import reading_of
from evaluation.dashboards.selectors.tables import Table, read_table, without_hidden
from evaluation.dashboards.selectors.words import TOPICS, Topic
from evaluation.facts.models import Release
from evaluation.facts.selectors.releases import Part, part_of, published
from evaluation.periods import FinancialYear, Period, parse_period
from spcore.errors import NotVisible

# Of two things at once, most cells are small: pages leave hidden rows out and say how many.
PAIRS = ("needs.gaps",)


@dataclass(frozen=True, slots=True)
class Panel:
    """One table with its drawing, its reading, and the same table a year before."""

    table: Table
    chart: Chart | None
    reading: str
    before: Table | None
    since: str = ""
    gaps: GapMap | None = None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """
    What the page of one question shows.

    `is_alone`: the year before was asked for, and is not published; `is_longer`: it was followed
    for longer when it was counted, so that more came far.
    """

    topic: Topic
    periods: list[Period]
    period: Period | None
    published_at: datetime | None
    hidden: float | None
    panels: list[Panel]
    breakdowns: list[tuple[str, str]]
    by: str
    compared: Period | None
    is_alone: bool
    is_longer: bool

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """Return what the words of its tables mean."""
        return meanings_of(panel.table for panel in self.panels if panel.table.lines)

    @property
    def gaps(self) -> GapMap | None:
        """Return the map, where the page has one."""
        return next((panel.gaps for panel in self.panels if panel.gaps), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose; what is not there falls back to the latest, and the first."""

    period: str = ""
    by: str = ""
    compare: bool = False
    need: str = ""


def periods_of(icb_id: UUID) -> list[Period]:
    """Return what is published for an area, the latest first. One query."""
    return _in_order(published(icb_id))


def _in_order(keys: Iterable[str]) -> list[Period]:
    found = [period for period in map(parse_period, keys) if period]
    return sorted(found, key=lambda period: (period.end, period.start), reverse=True)


def topic_page(
    *, icb_id: UUID, slug: str, wanted: Wanted, periods: Sequence[Period] | None = None
) -> TopicPage:
    """
    Return one topic; whoever knows the published periods gives them.

    At most five queries; two more for the map of needs.

    :raises NotVisible: for a topic there is not.
    """
    topic = TOPICS.get(slug)
    if topic is None:
        raise NotVisible
    known = list(periods) if periods is not None else periods_of(icb_id)
    period, part = _chosen(icb_id, topic, known, wanted)
    breakdowns = _breakdowns(slug, part)
    by = wanted.by if wanted.by in dict(breakdowns) else next(iter(dict(breakdowns)), "")
    earlier = period.a_year_before if period and wanted.compare else None
    before = _part(icb_id, topic, earlier, by) if earlier in known else None
    return TopicPage(
        topic=topic,
        periods=known,
        period=period,
        published_at=part.published_at if part else None,
        hidden=part.figures["hidden"] if part else None,
        panels=panels_of(icb_id, part, before, wanted.need) if part else [],
        breakdowns=breakdowns,
        by=by,
        compared=earlier if before else None,
        is_alone=wanted.compare and before is None,
        is_longer=_is_longer(part, before),
    )


def _is_longer(part: Part | None, before: Part | None) -> bool:
    counted = [
        (period, each.published_at)
        for each in (part, before)
        if each and (period := parse_period(each.period))
    ]
    return len(counted) == 2 and was_followed_longer(*counted)


def _breakdowns(slug: str, part: Part | None) -> list[tuple[str, str]]:
    keys = part.keys if part else ()
    return [(by, str(name)) for by, name in BYS.items() if f"{slug}.{by}" in keys]


def _chosen(
    icb_id: UUID, topic: Topic, periods: list[Period], wanted: Wanted
) -> tuple[Period | None, Part | None]:
    """Return the period asked for, else the latest that says something of the topic."""
    asked = parse_period(wanted.period)
    years = (each for each in periods if topic.by_year and isinstance(each, FinancialYear))
    period = asked if asked in periods else next(chain(years, periods), None)
    part = _part(icb_id, topic, period, wanted.by)
    own = topic.tables or (f"{topic.slug}.deprivation",)
    if period == asked or part is None or not part.keys.isdisjoint(own):
        return period, part
    having = _in_order(published(icb_id, having=own[-1]))
    return (having[0], _part(icb_id, topic, having[0], wanted.by)) if having else (period, part)


def _part(icb_id: UUID, topic: Topic, period: Period | None, by: str) -> Part | None:
    """Return the tables of a topic's page: one of those broken down, the one chosen first."""
    if period is None:
        return None
    each = sorted(BYS, key=lambda name: name != by)
    one_of = [f"{topic.slug}.{name}" for name in each]
    return part_of(icb_id, period.key, tables=topic.tables, one_of=one_of)


def panels_of(icb_id: UUID, part: Part, before: Part | None, need: str) -> list[Panel]:
    """Return a panel for each table of a part, the map of needs with its own."""
    panels = [_panel(key, part, before) for key in part.figures["tables"]]
    return [
        replace(panel, gaps=gap_map(icb_id=icb_id, period=part.period, need=need))
        if panel.table.key == "needs.gaps"
        else panel
        for panel in panels
    ]


def _panel(key: str, release: Part, before: Part | None) -> Panel:
    table = table_of(release, key)
    if key in PAIRS:
        table = without_hidden(table)
    panel = Panel(table, chart_of(table), reading_of(table), None)
    if before is None or key not in before.figures["tables"]:
        return panel
    earlier = table_of(before, key)
    return replace(panel, before=_a_year_before(earlier, before), since=since(table, earlier))


def _a_year_before(table: Table, release: Part) -> Table:
    """Return a table that says which year it is of, beside one of the same name."""
    words = {"table": table.heading, "period": parse_period(release.period)}
    return replace(table, heading=_("%(table)s, the year before: %(period)s") % words)


def table_of(release: Release | Part, key: str) -> Table:
    """Return one table of a release."""
    return read_table(key, release.figures["tables"][key], release.figures["names"])


def released(*, icb_id: UUID, period: str) -> Release | None:
    """Return a release: the one asked for, else the latest."""
    found = parse_period(period) or next(iter(periods_of(icb_id)), None)
    if found is None:
        return None
    return Release.objects.filter(icb_id=icb_id, period=found.key).first()
