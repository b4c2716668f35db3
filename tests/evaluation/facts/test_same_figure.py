"""One figure on several pages is one figure, and all pages together tell nothing that is hidden."""

from collections import defaultdict
from random import Random

import pytest

from evaluation.facts.selectors.tiles import Book, People, Ratio, Tile
from evaluation.facts.services.freezing import freeze
from evaluation.protection import protect
from evaluation.suppression import HIDDEN_UP_TO, suppress
from tests.evaluation.attacker import Attacker
from tests.evaluation.cases import QUARTERS, YEAR, random_cases, tiles_of

SEEDS = (60, 150, 400)
PERIODS = (YEAR, QUARTERS[0])


# A year has more tables than a quarter: who people are, practices and teams.
ON_MORE_PAGES = {YEAR: 80, QUARTERS[0]: 18}


@pytest.fixture(params=PERIODS, ids=str)
def period(request):
    return request.param


@pytest.fixture(params=SEEDS, ids=str)
def release(request, period):
    """Return every table of a period with the counts behind it, and as it is published."""
    seed, book = request.param, Book()
    tiles = tiles_of(random_cases(seed, seed * 4), period, book)
    return tiles, book, freeze(tiles, book, {})["tables"]


def places_of(tiles: list[Tile], tables: dict) -> dict[str, list]:
    """Return what each page says of each count, wherever it stands."""
    found = defaultdict(list)
    for tile in tiles:
        for row, said in zip(tile.rows, tables[tile.key]["rows"], strict=True):
            for cell, figure in zip(row, said, strict=True):
                if isinstance(cell, People):
                    found[cell.key].append(figure)
    return found


class TestOneFigure:
    def test_is_the_same_wherever_it_stands(self, release, period):
        tiles, _book, tables = release

        found = places_of(tiles, tables)

        assert sum(len(figures) > 1 for figures in found.values()) >= ON_MORE_PAGES[period]
        assert {key: figures for key, figures in found.items() if len(set(figures)) > 1} == {}

    def test_is_hidden_or_rounded_from_its_count_by_the_one_rule(self, release):
        tiles, book, tables = release

        for key, (figure, *_others) in places_of(tiles, tables).items():
            assert figure in ("*", suppress(book.counts[key]).value)

    def test_makes_shares_only_of_what_the_pages_show(self, release):
        tiles, book, tables = release

        for tile in tiles:
            for row, said in zip(tile.rows, tables[tile.key]["rows"], strict=True):
                for cell, share in zip(row, said, strict=True):
                    if isinstance(cell, Ratio) and share is not None:
                        counts = (book.counts[key] for key in (cell.part, cell.whole))
                        part, whole = (suppress(count).value for count in counts)
                        assert share[0] == round(100 * min(1, part / whole))

    def test_is_known_to_whoever_protects_the_release(self, release):
        tiles, book, tables = release

        assert not book.unpublished & places_of(tiles, tables).keys()


class TestAllPagesTogether:
    def test_tell_nothing_that_is_hidden(self, release):
        _tiles, book, _tables = release
        figures = protect(book.counts, book.sums, unpublished=book.unpublished)
        attacker = Attacker()
        attacker.read("all", book, figures)

        attacker.tighten()

        published = book.counts.keys() - book.unpublished
        small = {f"all {key}" for key in published if 0 < book.counts[key] <= HIDDEN_UP_TO}
        assert len(small) > 1
        assert attacker.hidden >= small
        assert len(attacker.hidden - small) <= 0.03 * len(published)
        assert attacker.recovered() == set()
        assert attacker.difference(Random(1), 1000) == set()

    def test_show_the_totals_of_schemes_and_of_all_as_one(self, release):
        """The same people counted for a scheme's promises and for the funnel are tied together."""
        _tiles, book, _tables = release

        schemes = {each.total for each in book.sums if all("|scheme|" in key for key in each.parts)}

        assert schemes >= {"referred", "plan", "started", "helped"}
