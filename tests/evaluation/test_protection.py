"""An attacker who knows the rules and sees every page of a release finds no hidden count."""

import numpy as np
import pytest

from evaluation import protection
from evaluation.protection import Sum, known_bounds, protect

SHAPES = ((1, 3), (1, 5), (1, 9), (2, 2), (2, 4), (3, 4))
TABLES = 10_000


def tables(rows: int, columns: int, number: int, chance: np.random.Generator) -> np.ndarray:
    """Return counts as areas and groups have them: many small, some large, a few nought."""
    means = chance.choice([0.3, 2, 6, 20, 80], size=(number, 1, 1))
    spread = chance.choice([0.5, 1, 2], size=(number, rows, columns))
    return chance.poisson(means * spread)


def with_sums(cells: np.ndarray) -> np.ndarray:
    """Return the tables with a total to every row, every column and all."""
    wide = np.concatenate([cells, cells.sum(axis=2, keepdims=True)], axis=2)
    return np.concatenate([wide, wide.sum(axis=1, keepdims=True)], axis=1)


def sums_of(rows: int, columns: int) -> list[Sum]:
    across = [
        Sum(f"{r},{columns}", tuple(f"{r},{c}" for c in range(columns))) for r in range(rows + 1)
    ]
    down = [Sum(f"{rows},{c}", tuple(f"{r},{c}" for r in range(rows))) for c in range(columns + 1)]
    return across + down


def hidden_in(table: np.ndarray, sums: list[Sum]) -> np.ndarray:
    counts = {f"{r},{c}": int(n) for (r, c), n in np.ndenumerate(table)}
    figures = protect(counts, sums)
    return np.array([figures[key].is_hidden for key in counts]).reshape(table.shape)


def bounds_known(all_counts: np.ndarray, hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what each figure says by itself; the attacker is even told which are small."""
    table = {int(n): known_bounds(int(n)) for n in np.unique(all_counts)}
    low = np.vectorize(lambda n: table[n][0], otypes=[float])(all_counts)
    high = np.vectorize(lambda n: table[n][1], otypes=[float])(all_counts)
    second = hidden & ~((all_counts > 0) & (all_counts <= 7))
    return np.where(second, np.where(all_counts > 7, 8, 0), low), np.where(second, np.inf, high)


def tighten(low: np.ndarray, high: np.ndarray, axis: int) -> None:
    """Narrow the parts by their total and their sisters, and the total by its parts, in place."""
    parts, total = ([slice(None)] * 3 for _ in range(2))
    parts[axis], total[axis] = slice(0, -1), slice(-1, None)
    inside, margin = tuple(parts), tuple(total)
    low_sum = low[inside].sum(axis=axis, keepdims=True)
    unbounded = np.isinf(high[inside])
    finite = np.where(unbounded, 0, high[inside])
    high_sum = finite.sum(axis=axis, keepdims=True)
    open_ended = unbounded.sum(axis=axis, keepdims=True)
    others = np.where(open_ended - unbounded > 0, np.inf, high_sum - finite)
    high[inside] = np.minimum(high[inside], high[margin] - (low_sum - low[inside]))
    low[inside] = np.maximum(low[inside], low[margin] - others)
    low[margin] = np.maximum(low[margin], low_sum)
    high[margin] = np.minimum(high[margin], np.where(open_ended > 0, np.inf, high_sum))


def attack(all_counts: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Return which hidden counts come out exactly, of all the tables at once."""
    low, high = bounds_known(all_counts, hidden)
    for _round in range(12):
        for axis in (1, 2):
            tighten(low, high, axis)
    return hidden & (low == high)


@pytest.fixture(scope="module")
def published() -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Return counts, what rounding alone hides, and what is hidden in the end, shape by shape."""
    chance, made = np.random.default_rng(7), []
    for rows, columns in SHAPES:
        counts = with_sums(tables(rows, columns, TABLES // len(SHAPES) + 1, chance))
        sums = sums_of(rows, columns)
        hidden = np.array([hidden_in(table, sums) for table in counts])
        made.append((counts, (counts > 0) & (counts <= 7), hidden))
    return made


class TestTenThousandTables:
    def test_the_attacker_recovers_nothing(self, published):
        assert sum(len(counts) for counts, _small, _hidden in published) >= TABLES
        assert [int(attack(counts, hidden).sum()) for counts, _, hidden in published] == [0] * 6

    def test_the_attacker_is_no_fool(self, published):
        found = sum(int(attack(counts, small).sum()) for counts, small, _hidden in published)

        assert found > 0

    def test_few_tables_lose_one_figure_more(self, published):
        lost = sum(int((hidden != small).any(axis=(1, 2)).sum()) for _, small, hidden in published)

        assert lost / TABLES <= 0.03

    def test_no_small_count_is_ever_shown(self, published):
        assert all((hidden | ~small).all() for _counts, small, hidden in published)


class TestExactAttacker:
    def test_finds_another_count_for_each_hidden_one(self, published):
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

        counts, small, hidden = published[3]
        picked = [index for index in range(len(counts)) if small[index].any()][:25]
        low, high = bounds_known(counts, hidden)
        for index in picked:
            size = counts[index].size
            rows = [row(each, counts[index].shape) for each in sums_of(2, 2)]
            for cell in np.flatnonzero(hidden[index].ravel()):
                ends = [
                    milp(
                        sign * np.eye(size)[cell],
                        constraints=LinearConstraint(np.array(rows), 0, 0),
                        bounds=Bounds(low[index].ravel(), np.minimum(high[index].ravel(), 1e4)),
                        integrality=np.ones(size),
                    ).fun
                    for sign in (1, -1)
                ]
                assert ends[0] < -ends[1]


def row(each: Sum, shape: tuple[int, int]) -> np.ndarray:
    """Return a sum as the coefficients of an equation."""
    line = np.zeros(shape)
    for key in each.parts:
        line[tuple(map(int, key.split(",")))] = 1
    line[tuple(map(int, each.total.split(",")))] -= 1
    return line.ravel()


class TestProtect:
    def test_leaves_two_hidden_parts_that_nobody_can_tell(self):
        figures = protect({"all": 30, "a": 3, "b": 27}, [Sum("all", ("a", "b"))])

        assert {key: str(figure) for key, figure in figures.items()} == {
            "all": "30",
            "a": "*",
            "b": "25",
        }

    def test_hides_one_more_where_all_the_hidden_parts_must_be_seven(self):
        counts = {"all": 68, "a": 7, "b": 7, "c": 7, "d": 7, "rest": 40}
        nested = [Sum("all", ("four", "rest")), Sum("four", ("a", "b", "c", "d"))]

        figures = protect(counts | {"four": 28}, nested)

        assert figures["four"].is_hidden
        assert str(figures["all"]) == "70"

    def test_hides_no_more_where_one_may_still_be_the_largest_that_is_hidden(self):
        """6 and 7 of 13, shown as 15: they could be 7 and 6, and nothing else."""
        figures = protect({"all": 13, "a": 6, "b": 7}, [Sum("all", ("a", "b"))])

        assert {key: str(figure) for key, figure in figures.items()} == {
            "all": "15",
            "a": "*",
            "b": "*",
        }

    def test_what_stands_on_no_page_can_always_make_up(self):
        counts = {"referred": 9, "accepted": 2, "lost": 7}
        sums = [Sum("referred", ("accepted", "lost"))]

        assert protect(counts, sums, unpublished=["lost"]).keys() == {"referred", "accepted"}


class TestManySmallCounts:
    """A wide table of small counts, most of it hidden: 60 areas by 8 groups."""

    @pytest.fixture
    def counts(self):
        return with_sums(np.random.default_rng(5).poisson(1, size=(1, 60, 8)))

    def test_are_as_safe_as_few(self, counts):
        hidden = hidden_in(counts[0], sums_of(60, 8))

        assert hidden.sum() > 300
        assert int(attack(counts, hidden[None]).sum()) == 0

    def test_cost_few_searches_for_each_that_is_hidden(self, counts, monkeypatch):
        looked_at, order = [], protection._Search.order
        monkeypatch.setattr(
            protection._Search, "order", lambda *given: looked_at.append(1) or order(*given)
        )

        hidden = hidden_in(counts[0], sums_of(60, 8))

        assert len(looked_at) < 12 * hidden.sum()

    def test_seven_parts_of_a_seven_take_with_them_what_has_to_do_with_them_and_no_more(self):
        counts = {"all": 47, "seven": 7, "rest": 40, "far": 60, "near": 20, "further": 40}
        parts = {f"p{n}": 1 for n in range(7)}
        sums = [Sum("seven", tuple(parts)), Sum("all", ("seven", "rest"))]

        figures = protect(counts | parts, [*sums, Sum("far", ("near", "further"))])

        shown = {key for key, figure in figures.items() if not figure.is_hidden}
        assert shown == {"far", "near", "further"}
