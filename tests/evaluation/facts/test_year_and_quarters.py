"""An attacker who has a year and its quarters works out no count that a quarter hides."""

from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from evaluation.facts.models import Release
from evaluation.facts.selectors.tiles import Book, Tile
from evaluation.facts.services.freezing import freeze
from evaluation.facts.services.linking import told_with_quarters
from evaluation.periods import FinancialYear, closed_periods
from evaluation.suppression import suppress

pytestmark = pytest.mark.django_db
YEAR, ICB = FinancialYear(2025), uuid4()
QUARTERS = ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
COLUMNS = ("group", "referred")


def published(counts: dict[str, int]) -> dict[str, int | str]:
    """Return the figure of each row by the rule for one count alone."""
    figures = {name: suppress(count) for name, count in counts.items()}
    return {name: "*" if each.is_hidden else each.value for name, each in figures.items()}


def quarters_with(rows: dict[str, tuple[int, ...]]) -> list[dict[str, int | str]]:
    """Publish four quarters of one table."""
    said = []
    for place, period in enumerate(QUARTERS):
        said.append(published({name: counts[place] for name, counts in rows.items()}))
        table = {"columns": COLUMNS, "rows": [list(row) for row in said[-1].items()]}
        figures = {"tables": {"flow.pcn": table}}
        Release.objects.create(
            icb_id=ICB, period=period, figures=figures, published_at=timezone.now()
        )
    return said


def year_of(rows: dict[str, tuple[int, ...]]) -> dict[str, int | str]:
    """Publish the year above them, and return its rows."""
    book = Book()
    people = {name: book.add(name, sum(counts)) for name, counts in rows.items()}
    tile = Tile("flow.pcn", COLUMNS, [[name, each] for name, each in people.items()])
    withheld = told_with_quarters(ICB, YEAR, [tile], book.counts)
    table = freeze([tile], book, {}, withheld=withheld)["tables"]["flow.pcn"]
    return dict(table["rows"])


def ends(figure: int | str, *, is_year: bool = False) -> tuple[float, float]:
    """Return what somebody knows of a count by its figure."""
    if figure == "*":
        return (1, float("inf") if is_year else 7)
    return (0, 0) if figure == 0 else (max(8, figure - 2), figure + 2)


def is_recovered(year: int | str, quarters: list[int | str]) -> bool:
    if "*" not in quarters:
        return False
    low, high = ends(year, is_year=True)
    least, most = (sum(end) for end in zip(*map(ends, quarters), strict=True))
    return least >= high or most <= low


class TestToldWithQuarters:
    @pytest.mark.parametrize(
        "counts", [(8, 8, 0, 1), (7, 7, 7, 7), (12, 12, 7, 7)], ids=["one", "sevens", "both"]
    )
    def test_withholds_the_figure_that_would_tell(self, counts):
        said = quarters_with({"a": counts})

        assert is_recovered(suppress(sum(counts)).value, [each["a"] for each in said])
        assert year_of({"a": counts}) == {"a": "*"}

    @pytest.mark.parametrize("counts", [(9, 9, 0, 3), (20, 20, 20, 20), (0, 0, 0, 3)])
    def test_withholds_no_other(self, counts):
        quarters_with({"a": counts})

        assert year_of({"a": counts}) == published({"a": sum(counts)})

    def test_takes_a_quarter_without_the_row_for_nought(self):
        quarters_with({"a": (8, 8, 0, 1)})
        without = {"tables": {"flow.pcn": {"columns": COLUMNS, "rows": []}}}
        Release.objects.filter(period="2025-Q4").update(figures=without)

        assert year_of({"a": (8, 8, 0, 1)}) == {"a": "*"}

    def test_holds_a_pair_of_group_and_place_against_the_same_pair(self):
        """The first row of "a" is in another place, where nothing is hidden."""
        for period, n in zip(QUARTERS, (10, 10, 0, "*"), strict=True):
            rows = [["a", "there", 20], ["a", "here", n], ["b", "here", 20]]
            table = {"columns": ["need", "place", "unmet"], "rows": rows}
            Release.objects.create(
                icb_id=ICB, period=period, figures={"tables": {"needs.gaps": table}},
                published_at=timezone.now(),
            )  # fmt: skip
        book = Book()
        here, there = book.add("here", 17), book.add("there", 80)
        tile = Tile("needs.gaps", ("need", "place", "unmet"), [["a", "here", here]])
        tile.rows.append(["a", "there", there])

        assert told_with_quarters(ICB, YEAR, [tile], book.counts) == {"here"}

    def test_leaves_an_attacker_nothing_in_a_thousand_rows(self):
        lot = Random(7)
        rows = {f"{n}": tuple(lot.randrange(1, 15) for _quarter in QUARTERS) for n in range(1000)}
        said = quarters_with(rows)
        naive = published({name: sum(counts) for name, counts in rows.items()})

        year = year_of(rows)

        by_quarter = {name: [each[name] for each in said] for name in rows}
        assert [name for name in rows if is_recovered(naive[name], by_quarter[name])]
        assert [name for name in rows if is_recovered(year[name], by_quarter[name])] == []
        assert sum(year[name] == "*" for name in rows) < len(rows) * 0.03


class TestClosedPeriods:
    def test_give_a_year_after_its_last_quarter(self):
        found = closed_periods(since=YEAR.start, before=YEAR.next.start)

        assert [period.key for period in found] == [*QUARTERS, YEAR.key]
