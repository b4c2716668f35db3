"""Random referrals of a year as a release counts them, and the counts of its tables of flow."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from uuid import UUID

from evaluation.facts.selectors.cohort import Case
from evaluation.facts.selectors.flow import flow_tiles
from evaluation.facts.selectors.populace import Populace
from evaluation.facts.selectors.practices import practice_tile, quality_tile
from evaluation.facts.selectors.teams import team_tiles
from evaluation.facts.selectors.tiles import Book, Tile
from evaluation.facts.selectors.waiting import wait_tiles
from evaluation.periods import FinancialYear, Period, Quarter

YEAR = FinancialYear(2025)
QUARTERS = (Quarter(2025, 2), Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1))
# One team is too small to be shown by itself, and one more goes with it.
WORKERS = Counter({str(UUID(int=50 + pcn)): 7 - pcn for pcn in range(6)})
AGES = ("0–10", "18–24", "25–34", "45–54", "65–74", "75–84", "85+")


def random_cases(seed: int, number: int) -> list[Case]:
    """Return referrals of six networks, some large and some small, with four practices each."""
    lot = Random(seed)
    return [_case(lot, place) for place in range(number)]


def _case(lot: Random, number: int) -> Case:
    pcn = int(min(5, lot.expovariate(0.5)))
    day, far = YEAR.start + timedelta(days=lot.randrange(365)), lot.randrange(9)
    days: list[date | None] = [day + timedelta(days=3 * n) if n <= far else None for n in range(8)]
    came = ("came_once", "coming", "still_going")
    return Case(
        pcn=UUID(int=pcn + 1),
        practice=UUID(int=100 + 4 * pcn + lot.randrange(4)),
        place=f"E0{lot.randrange(8)}",
        scheme=UUID(int=9),
        team=UUID(int=50 + pcn),
        source=lot.choice(("gp", "gp", "gp", "self", "hospital")),
        deprivation=lot.randrange(1, 11),
        age=lot.choice(AGES),
        sex=lot.choice(("female", "female", "male", "")),
        ethnicity=lot.choice("AAAAADHJMSZ") if lot.random() < 0.6 else "",
        rural=lot.choice(("urban", "urban", "rural")),
        language=lot.choice(("english", "other", "")),
        disability=lot.choice(("a_lot", "no", "")),
        is_returned=lot.random() < 0.15,
        uptake=lot.choice(came if days[5] else ("", "signposted", "referred", "introduced")),
        status="active",
        needs=[],
        referred=day,
        accepted=days[1],
        first_contact=days[2],
        plan=days[3],
        connected=days[4],
        started=days[5],
        completed=days[6],
        closed=days[7],
        helped=days[6],
        id=UUID(int=number),
    )


def book_of(cases: list[Case], period: Period) -> Book:
    """Return the counts of a period's tables, and what adds up to what."""
    book = Book()
    tiles_of(cases, period, book)
    return book


def tiles_of(cases: list[Case], period: Period, book: Book) -> list[Tile]:
    """Return a period's tables of flow, waits, promises, practices and teams; keep their counts."""
    inside = [case for case in cases if period.start <= case.referred <= period.end]
    tiles = flow_tiles(inside, period, book, Populace())
    tiles += wait_tiles(inside, period, book, until=period.end)
    tiles.append(quality_tile(inside, book))
    if isinstance(period, FinancialYear):
        tiles.append(practice_tile(inside, book))
        tiles += team_tiles(inside, book, counted=lambda _scheme: WORKERS)
    return tiles
