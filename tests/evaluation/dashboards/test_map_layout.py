"""Circles and names of a map never lie on each other, wherever the places are."""

from itertools import combinations
from math import hypot
from random import Random

import pytest

from evaluation.dashboards.selectors import map_layout as layout

NAMES = ("Westmorland and Furness", "Blackburn with Darwen", "Wyre", "Ribble Valley", "Pendle")


def places(seed: int, number: int) -> tuple[list[layout.Circle], list[str], int]:
    """Return so many places at random in a board of random shape, laid out."""
    lot = Random(seed)
    wide, tall = lot.randint(10_000, 120_000), lot.randint(10_000, 120_000)
    points = [(300_000 + lot.random() * wide, 400_000 + lot.random() * tall) for _ in range(number)]
    frame = layout.frame_of(points)
    circles = [layout.Circle(*frame.at(*point), lot.choice((11, 14, 17))) for point in points]
    moved = layout.moved_apart(circles, frame.height)
    return moved, [lot.choice(NAMES) for _ in range(number)], frame.height


class TestLayout:
    @pytest.mark.parametrize("seed", range(30))
    def test_nothing_lies_on_another_or_leaves_the_frame(self, seed):
        circles, names, height = places(seed, 3 + seed % 15)

        labels = layout.labelled(circles, names, height)

        for one, other in combinations(circles, 2):
            assert hypot(one.x - other.x, one.y - other.y) >= one.r + other.r
        boxes = [label.box for label in labels]
        assert not any(layout.do_overlap(one, other) for one, other in combinations(boxes, 2))
        for circle in circles:
            assert not any(layout.do_overlap(circle.box, box) for box in boxes)
        for left, top, right, bottom in (*boxes, *(circle.box for circle in circles)):
            assert left >= 0
            assert right <= layout.WIDTH
            assert top >= 0
            assert bottom <= height

    def test_a_name_without_room_becomes_the_next_letter(self):
        circles = [layout.Circle(200, y, 11) for y in (20, 45, 70)]
        names = ["A name that is longer than half of the whole map"] * 3

        labels = layout.labelled(circles, names, 92)

        assert [label.text for label in labels] == ["A", "B", "C"]
        assert [layout.letter_of(place) for place in (25, 26, 51, 52)] == ["Z", "AA", "AZ", "BA"]
