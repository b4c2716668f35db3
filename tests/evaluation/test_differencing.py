"""A year beside its quarters, and any page beside another, tell no count that is hidden."""

from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from evaluation.facts.models import Release
from evaluation.facts.selectors.tiles import Book, People, Tile
from evaluation.facts.services.linking import told_with_quarters
from evaluation.protection import protect
from evaluation.suppression import Figure, suppress
from tests.evaluation.attacker import Attacker
from tests.evaluation.cases import QUARTERS, YEAR, book_of, random_cases

pytestmark = pytest.mark.django_db
SIZES = (40, 80, 150, 300, 600)
QUERIES = 10_000
COLUMNS = ("group", "people")
Figures = dict[str, Figure]


def figures_of(book: Book, withheld: set[str] = frozenset()) -> Figures:
    return protect(book.counts, book.sums, unpublished=book.unpublished, withheld=withheld)


def naive(book: Book) -> Figures:
    """Hide small counts, and nothing for another's sake; the attacker is told the others."""
    keys = book.counts.keys() - book.unpublished
    return {key: suppress(book.counts[key]) for key in keys}


def a_row_each(book: Book) -> Tile:
    """Return one table of all counts, as far as a year is held against its quarters."""
    keys = sorted(book.counts.keys() - book.unpublished)
    return Tile("all", COLUMNS, [[key, People(key)] for key in keys])


def withheld_of(book: Book, quarters: list[Figures]) -> set[str]:
    icb = uuid4()
    for quarter, figures in zip(QUARTERS, quarters, strict=True):
        rows = [[key, "*" if each.is_hidden else each.value] for key, each in figures.items()]
        tables = {"tables": {"all": {"columns": COLUMNS, "rows": rows}}}
        Release.objects.create(
            icb_id=icb, period=quarter.key, figures=tables, published_at=timezone.now()
        )
    return told_with_quarters(icb, YEAR, [a_row_each(book)], book.counts)


def attacker_on(number: int, *, is_protected: bool) -> Attacker:
    """Return an attacker who has read a year and its quarters, of so many random referrals."""
    cases, attacker = random_cases(number, number), Attacker()
    books = [book_of(cases, quarter) for quarter in QUARTERS]
    year = book_of(cases, YEAR)
    quarters = [figures_of(book) if is_protected else naive(book) for book in books]
    of_year = figures_of(year, withheld_of(year, quarters)) if is_protected else naive(year)
    for quarter, book, figures in zip(QUARTERS, books, quarters, strict=True):
        attacker.read(quarter.key, book, figures, are_exact=not is_protected)
    attacker.read(YEAR.key, year, of_year, are_exact=not is_protected)
    attacker.link(YEAR.key, [quarter.key for quarter in QUARTERS])
    return attacker


class TestYearAndQuarters:
    @pytest.mark.parametrize("number", SIZES)
    def test_together_tell_nothing_that_is_hidden(self, number):
        attacker = attacker_on(number, is_protected=True)

        attacker.tighten()

        assert len(attacker.hidden) > 100
        assert attacker.recovered() == set()

    def test_would_tell_if_the_others_were_not_rounded(self):
        found = 0
        for number in SIZES:
            attacker = attacker_on(number, is_protected=False)
            attacker.tighten()
            found += len(attacker.recovered())

        assert found > 0


class TestTenThousandDifferences:
    def test_tell_nothing_that_is_hidden(self):
        for number in SIZES:
            attacker = attacker_on(number, is_protected=True)
            assert attacker.difference(Random(number), QUERIES // len(SIZES)) == set()

    def test_would_tell_if_the_others_were_not_rounded(self):
        found = set()
        for number in SIZES:
            attacker = attacker_on(number, is_protected=False)
            found |= attacker.difference(Random(number), QUERIES // len(SIZES))

        assert found
