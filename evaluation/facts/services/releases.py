"""A closed quarter or year is counted once, protected, and frozen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from evaluation.facts.models import ReferralFact, Release
from evaluation.facts.selectors.cohort import Case, cohort
from evaluation.facts.selectors.flow import flow_tiles
from evaluation.facts.selectors.near import near_rows
from evaluation.facts.selectors.outcomes import outcome_tiles
from evaluation.facts.selectors.populace import place_names, populace
from evaluation.facts.selectors.practices import practice_tile, quality_tile
from evaluation.facts.selectors.supply import (
    capacity_tile,
    demand_tile,
    directory_tile,
    funding_tile,
)
from evaluation.facts.selectors.teams import team_tiles
from evaluation.facts.selectors.tiles import Book, Tile
from evaluation.facts.selectors.waiting import wait_tiles
from evaluation.facts.selectors.wanting import BY_SCHEME, need_tiles
from evaluation.facts.services.freezing import freeze
from evaluation.facts.services.linking import told_with_lines, told_with_quarters
from evaluation.periods import FinancialYear, Period, Quarter, closed_periods
from spcore.accounts.models import Membership, Organisation
from spcore.accounts.roles import Role
from spcore.outbox.publishing import publish_many

READY = "release.ready"
# What closed longer ago is published for a new area all at once, and is news to nobody.
NEWS = timedelta(days=45)
# What the case side adds that facts do not hold: who works there, what was awarded for which need.
More = Callable[[UUID, Period, Book], list[Tile]]


def publish_closed_periods(*, at: datetime, more: More, icb_id: UUID | None = None) -> int:
    """Publish every closed period not published yet, of one area or all; return how many were."""
    of = ReferralFact.objects.filter(icb_id=icb_id) if icb_id else ReferralFact.objects.all()
    firsts = of.exclude(icb_id=None).values("icb_id")
    published = 0
    for row in firsts.annotate(first=Min("submitted_on")).order_by("icb_id"):
        if row["icb_id"] and row["first"]:
            published += _publish_for(row["icb_id"], row["first"], at, more)
    return published


def _publish_for(icb_id: UUID, first: date, at: datetime, more: More) -> int:
    have = set(Release.objects.filter(icb_id=icb_id).values_list("period", flat=True))
    periods = closed_periods(since=first, before=timezone.localdate(at))
    missing = [period for period in periods if period.key not in have]
    for period in missing:
        # Protecting a year takes a while: no transaction is held open for it.
        figures = figures_of(icb_id, period, until=timezone.localdate(at), more=more)
        with transaction.atomic():
            _release, is_new = Release.objects.get_or_create(
                icb_id=icb_id,
                period=period.key,
                defaults={"figures": figures, "published_at": at},
            )
            if is_new and period == missing[-1] and timezone.localdate(at) - period.end <= NEWS:
                _tell(icb_id, at)
    return len(missing)


def _tell(icb_id: UUID, at: datetime) -> None:
    """Promise each commissioner of an area one email, however many periods closed together."""
    members = Membership.objects.live().filter(organisation_id=icb_id, role=Role.COMMISSIONER)
    subjects = dict.fromkeys(members.values_list("pk", flat=True), (None, ""))
    publish_many(topic=READY, subjects=subjects, at=at)


def figures_of(icb_id: UUID, period: Period, *, until: date, more: More) -> dict[str, Any]:
    """Return the tables of one period, protected; whoever waits is counted until `until`."""
    tiles, book, names = raw_tables(icb_id, period, until=until)
    tiles += more(icb_id, period, book)
    withheld = told_with_lines(icb_id, period, book.counts, icb_code=_code_of(icb_id))
    if isinstance(period, FinancialYear):
        withheld |= told_with_quarters(icb_id, period, tiles, book.counts)
    figures = freeze(tiles, book, names, withheld=withheld)
    if isinstance(period, Quarter):
        figures["near"] = near_rows(icb_id, period)
    return figures


def raw_tables(
    icb_id: UUID, period: Period, *, until: date
) -> tuple[list[Tile], Book, dict[str, str]]:
    """Return a period's tables, the counts behind them, and the names of areas, before hiding."""
    cases, people, book = cohort(icb_id, period), populace(_code_of(icb_id)), Book()
    tiles = [
        *flow_tiles(cases, period, book, people),
        *wait_tiles(cases, period, book, until=until),
        *need_tiles(icb_id, cases, period, book),
        capacity_tile(people, book),
        demand_tile(icb_id, period, book),
        directory_tile(period, people),
        funding_tile(icb_id, period, people, book),
        quality_tile(cases, book),
    ]
    if isinstance(period, FinancialYear):
        tiles += [*outcome_tiles(cases, book), practice_tile(cases, book), *team_tiles(cases, book)]
    ids = {str(each) for case in cases for each in _organisations(case) if each}
    ids |= {str(row[0]) for tile in tiles if tile.key == BY_SCHEME for row in tile.rows if row[0]}
    named = Organisation.objects.filter(pk__in=ids).values_list("pk", "name")
    places = place_names({case.place for case in cases if case.place} - people.names.keys())
    return tiles, book, people.names | places | {str(pk): name for pk, name in named}


def _code_of(icb_id: UUID) -> str:
    found = Organisation.objects.filter(pk=icb_id).values_list("ods_code", flat=True).first()
    return found or ""


def _organisations(case: Case) -> tuple[UUID | None, ...]:
    return (case.pcn, case.practice, case.scheme, case.team)
