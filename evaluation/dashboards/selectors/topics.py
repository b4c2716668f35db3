"""One question answered: the tables of one topic in one closed period, beside a year before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.charts import Chart, chart_of
from evaluation.dashboards.selectors.readings import reading_of
from evaluation.dashboards.selectors.tables import Table, read_table
from evaluation.dashboards.selectors.words import BYS, TOPICS, Topic
from evaluation.facts.models import Release
from evaluation.periods import Period, parse_period
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Panel:
    """One table with its drawing, its reading, and the same table a year before."""

    table: Table
    chart: Chart | None
    reading: str
    before: Table | None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What the page of one question shows."""

    topic: Topic
    periods: list[Period]
    period: Period | None
    published_at: datetime | None
    hidden: float | None
    panels: list[Panel]
    breakdowns: list[tuple[str, str]]
    by: str
    compared: Period | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose; what is not there falls back to the latest, and the first."""

    period: str = ""
    by: str = ""
    compare: bool = False


def periods_of(icb_id: UUID) -> list[Period]:
    """Return what is published for an area, the latest first. One query."""
    keys = Release.objects.filter(icb_id=icb_id).values_list("period", flat=True)
    found = [period for period in map(parse_period, keys) if period]
    return sorted(found, key=lambda period: (period.end, period.start), reverse=True)


def topic_page(*, icb_id: UUID, slug: str, wanted: Wanted) -> TopicPage:
    """Return one topic. At most three queries. :raises NotVisible: for one there is not."""
    topic = TOPICS.get(slug)
    if topic is None:
        raise NotVisible
    periods = periods_of(icb_id)
    period = _chosen(icb_id, topic, periods, wanted.period)
    release = _release(icb_id, period)
    tables: Mapping[str, Any] = release.figures["tables"] if release else {}
    breakdowns = [(by, str(name)) for by, name in BYS.items() if f"{slug}.{by}" in tables]
    by = wanted.by if wanted.by in dict(breakdowns) else next(iter(dict(breakdowns)), "")
    keys = [key for key in (*topic.tables, f"{slug}.{by}") if key in tables]
    earlier = period.a_year_before if period and wanted.compare else None
    before = _release(icb_id, earlier) if earlier in periods else None
    return TopicPage(
        topic=topic,
        periods=periods,
        period=period,
        published_at=release.published_at if release else None,
        hidden=release.figures.get("hidden") if release else None,
        panels=[_panel(key, release, before) for key in keys] if release else [],
        breakdowns=breakdowns,
        by=by,
        compared=earlier if before else None,
    )


def _chosen(icb_id: UUID, topic: Topic, periods: list[Period], key: str) -> Period | None:
    """Return the period asked for, else the latest that says something of the topic."""
    asked = parse_period(key)
    if asked in periods:
        return asked
    first = [f"{topic.slug}.deprivation", *topic.tables][-1 if topic.tables else 0]
    having = Release.objects.filter(icb_id=icb_id, figures__tables__has_key=first)
    keys = set(having.values_list("period", flat=True))
    return next((period for period in periods if period.key in keys), next(iter(periods), None))


def _release(icb_id: UUID, period: Period | None) -> Release | None:
    if period is None:
        return None
    return Release.objects.filter(icb_id=icb_id, period=period.key).first()


def _panel(key: str, release: Release, before: Release | None) -> Panel:
    table = table_of(release, key)
    has_earlier = before is not None and key in before.figures["tables"]
    earlier = _a_year_before(table_of(before, key), before) if before and has_earlier else None
    return Panel(table, chart_of(table), reading_of(table), earlier)


def report_pages(*, icb_id: UUID, period: str) -> list[TopicPage]:
    """Return every topic of a period that has something to say; of the latest without one."""
    release = released(icb_id=icb_id, period=period)
    if release is None:
        return []
    wanted = Wanted(period=release.period, compare=True)
    pages = (topic_page(icb_id=icb_id, slug=slug, wanted=wanted) for slug in TOPICS)
    return [page for page in pages if any(panel.table.lines for panel in page.panels)]


def _a_year_before(table: Table, release: Release) -> Table:
    """Return a table that says which year it is of, beside one of the same name."""
    words = {"table": table.heading, "period": parse_period(release.period)}
    return replace(table, heading=_("%(table)s, the year before: %(period)s") % words)


def table_of(release: Release, key: str) -> Table:
    """Return one table of a release."""
    return read_table(key, release.figures["tables"][key], release.figures["names"])


def released(*, icb_id: UUID, period: str) -> Release | None:
    """Return a release: the one asked for, else the latest."""
    found = parse_period(period) or next(iter(periods_of(icb_id)), None)
    return _release(icb_id, found)
