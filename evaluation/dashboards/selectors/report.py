"""The report for a board: every question of one period, broken down as its reader chose."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from evaluation.dashboards.selectors.figures import HIDDEN
from evaluation.dashboards.selectors.headings import BYS
from evaluation.dashboards.selectors.meanings import meanings_of
from evaluation.dashboards.selectors.tables import Table
from evaluation.dashboards.selectors.topics import Panel, panels_of, released
from evaluation.dashboards.selectors.words import TOPICS, Topic
from evaluation.facts.models import Release
from evaluation.facts.selectors.releases import Part
from evaluation.periods import Period, parse_period

USUAL = ("pcn", "deprivation")  # what the report is broken down by where nobody chose


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One question; `left_out` are the breakdowns of which most is hidden."""

    topic: Topic
    panels: list[Panel]
    left_out: list[str]

    @property
    def in_short(self) -> str:
        """Return what is read of its first table: the answer, for who reads one page."""
        return next((panel.reading for panel in self.panels if panel.reading), "")


@dataclass(frozen=True, slots=True)
class Report:
    """A published period, its questions that have something to say, and how much is hidden."""

    release: Release
    pages: list[ReportPage]

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """Return what the words of all its tables mean."""
        panels = (panel for page in self.pages for panel in page.panels)
        return meanings_of(panel.table for panel in panels if panel.table.lines)

    @property
    def period(self) -> Period | None:
        """Return the period it is of."""
        return parse_period(self.release.period)


def report(*, icb_id: UUID, period: str, bys: Collection[str] = USUAL) -> Report | None:
    """Return a period's report, or the latest; None before the first."""
    release = released(icb_id=icb_id, period=period)
    if release is None:
        return None
    pages = [_page(topic, release, bys) for topic in TOPICS.values()]
    said = [page for page in pages if any(panel.table.lines for panel in page.panels)]
    return Report(release, said)


def _page(topic: Topic, release: Release, bys: Collection[str]) -> ReportPage:
    tables = release.figures["tables"]
    wanted = [key for by in BYS if by in bys and (key := f"{topic.slug}.{by}") in tables]
    keys = [*(key for key in topic.tables if key in tables), *wanted]
    figures = release.figures | {"tables": {key: tables[key] for key in keys}}
    part = Part(release.period, release.published_at, figures, frozenset(tables))
    panels = panels_of(release.icb_id, part, None, "")
    hidden = {p.table.key for p in panels if p.table.key in wanted and is_mostly_hidden(p.table)}
    return ReportPage(
        topic,
        [panel for panel in panels if panel.table.key not in hidden],
        [panel.table.heading for panel in panels if panel.table.key in hidden],
    )


def is_mostly_hidden(table: Table) -> bool:
    """Tell whether more than half of the figures are hidden or not said: stars tell nothing."""
    figures = [cell for row in table.raw for cell in row[1:]]
    return 2 * sum(cell in (HIDDEN, None) for cell in figures) > len(figures)
