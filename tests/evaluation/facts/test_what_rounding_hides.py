"""Counts are published to the nearest 5: no page takes that for a difference between people."""

import pytest

from evaluation.facts.selectors.tiles import Book, Cell, Funnel, Limits, Ratio, Tile
from evaluation.facts.services.freezing import freeze
from evaluation.statistics import light

GROUPS = 10


def frozen(pairs: list[tuple[int, int]], *, target: tuple[int, int]) -> dict:
    """Return of each group what is published: its share, and the limits of chance for its size."""
    book, tile = Book(), Tile("groups", ("group", "people", "kept", "share", "limits"))
    book.add("kept", target[0])
    book.add("referred", target[1])
    for place, (kept, people) in enumerate(pairs):
        whole, part = book.add(f"referred|{place}", people), book.add(f"kept|{place}", kept)
        row: list[Cell] = [str(place), whole, part, Ratio(part.key, whole.key)]
        tile.rows.append([*row, Limits("kept", "referred", whole.key)])
    tile.about["funnel"] = Funnel("kept", "referred")
    return freeze([tile], book, {})["tables"]["groups"]


class TestIntervals:
    # Of exact counts, 3% of such tables look unlike; of rounded ones 43% did (27 and 19 show as 25
    # and 20), 6%, and 6%.
    @pytest.mark.parametrize(("people", "share"), [(27, 0.7), (50, 0.8), (102, 0.5)])
    def test_seldom_tell_groups_apart_that_are_alike(self, people, share):
        import numpy as np  # noqa: PLC0415  as in the engine, not at start

        tables = 300
        kept = np.random.default_rng(people).binomial(people, share, size=tables * GROUPS)
        rows = frozen([(int(number), people) for number in kept], target=(700, 1000))["rows"]

        apart = 0
        for first in range(0, len(rows), GROUPS):
            shown = [row[3] for row in rows[first : first + GROUPS] if row[3]]
            apart += light.difference(min(shown), max(shown), of=len(shown)).low > 0

        assert apart / tables < 0.05

    def test_hold_those_of_all_counts_that_look_the_same(self):
        pairs = [(18, 38), (22, 42), (20, 40), (22, 38)]

        rows = frozen(pairs, target=(700, 1000))["rows"]

        assert [row[3] for row in rows] == [[50, 29, 72]] * 4
        assert (light.share_of(18, 42).low, light.share_of(22, 38).high) == pytest.approx(
            (0.291, 0.721), abs=5e-4
        )

    def test_are_of_a_published_twenty_at_least(self):
        rows = frozen([(10, 18), (10, 17)], target=(700, 1000))["rows"]

        assert [row[1] for row in rows] == [20, 15]
        assert [row[3] is None for row in rows] == [False, True]

    def test_keep_nought_and_all_within_what_a_share_can_be(self):
        rows = frozen([(0, 40), (40, 40)], target=(700, 1000))["rows"]

        assert [row[3] for row in rows] == [[0, 0, 9], [100, 78, 100]]


class TestLimits:
    @pytest.mark.parametrize("target", [(100, 1000), (500, 1000), (700, 1000), (900, 1000)])
    def test_are_passed_by_chance_no_more_often_than_is_said(self, target):
        """Drawn for the published size alone, 31 of 100 teams passed them."""
        from scipy.stats import binom  # noqa: PLC0415  as in the engine, not at start

        sizes = (*range(18, 38), 57, 102, 152, 398)
        pairs = [(kept, people) for people in sizes for kept in range(people + 1)]
        rows = frozen(pairs, target=target)["rows"]

        chances = {people: binom(people, target[0] / target[1]) for people in sizes}
        outside = dict.fromkeys(sizes, 0.0)
        for (kept, people), row in zip(pairs, rows, strict=True):
            share, limits = row[3], row[4]
            if share and limits and not limits[1] <= share[0] <= limits[2]:
                outside[people] += chances[people].pmf(kept)

        assert max(outside.values()) <= 0.002

    @pytest.mark.parametrize("size", [20, 40, 200])
    def test_are_drawn_as_they_are_written(self, size):
        table = frozen([(size // 2, size)], target=(500, 1000))

        (point,) = (each for each in table["funnel"] if each[0] == size)
        assert table["rows"][0][4] == point[1:4]
        assert point[2] <= point[4] < point[1] < point[5] <= point[3]
