"""A figure of several schemes beside those of each: what one hides no sum may tell."""

from itertools import product

import pytest

from evaluation.facts.services.linking import told_with_parts
from evaluation.suppression import suppress

MOST = 18  # of a part: further ones are rounded alike


def shown(counts: tuple[int, ...]) -> tuple[object, ...]:
    """Return what is read of some parts and of all together."""
    return tuple(suppress(n).value if n else 0 for n in (*counts, sum(counts)))


@pytest.fixture(scope="module")
def told() -> dict[tuple[object, ...], list[tuple[int, ...]]]:
    """Return for all that may be read of three schemes which counts it may stand for."""
    found: dict[tuple[object, ...], list[tuple[int, ...]]] = {}
    for counts in product(range(MOST), repeat=3):
        found.setdefault(shown(counts), []).append(counts)
    return found


class TestToldWithParts:
    def test_withholds_where_the_sum_leaves_a_hidden_part_no_choice(self):
        assert told_with_parts({"debt": [8, 8, 1], "grief": [20, 30], "work": [1, 2]}) == {"debt"}

    def test_what_is_left_tells_no_hidden_part_exactly(self, told):
        checked = 0
        for figures, possible in told.items():
            hidden = [place for place in range(3) if figures[place] is None]
            is_whole = all(max(counts) < MOST - 6 for counts in possible)
            if not hidden or figures[3] is None or not is_whole:
                continue
            if told_with_parts({"": possible[0]}):
                continue
            checked += 1
            for place in hidden:
                assert len({counts[place] for counts in possible}) > 1, (figures, possible)
        assert checked > 10
