"""A year against the one before: said to differ only where chance seldom makes it so."""

import pytest

from evaluation.dashboards.selectors.earlier import since
from evaluation.dashboards.selectors.tables import read_table


def flow(started, *, came=None):
    rows = [["referred", 500, None], ["started", 250, started], ["completed", 100, came]]
    return read_table("flow", {"columns": ["stage", "people", "of_referred"], "rows": rows}, {})


class TestSince:
    @pytest.mark.parametrize(
        ("now", "then", "words"),
        [
            ([60, 56, 64], [50, 46, 54],
             "Higher than the year before by more than chance: "
             "Started with a service (60%, 50% then)."),
            ([50, 46, 54], [60, 56, 64],
             "Lower than the year before by more than chance: "
             "Started with a service (50%, 60% then)."),
            ([54, 50, 58], [50, 46, 54],
             "Nothing differs from the year before by more than chance."),
            (None, [50, 46, 54], "Too few people in one of the two years to compare them."),
        ],
    )  # fmt: skip
    def test_says_which_way_a_share_went(self, now, then, words):
        assert since(flow(now), flow(then)) == words

    def test_is_the_stricter_the_more_is_looked_at(self):
        """Apart by itself, and not as one of seventeen: one of as many is so by chance."""

        def many(first):
            rows = [["N0", 40, first], *([f"N{n}", 40, [50, 40, 60]] for n in range(1, 17))]
            columns = ["group", "referred", "start_share"]
            return read_table("flow.pcn", {"columns": columns, "rows": rows}, {})

        assert since(flow([65, 55, 75]), flow([50, 40, 60])).startswith("Higher")
        assert since(many([65, 55, 75]), many([50, 40, 60])).startswith("Nothing differs")

    def test_names_the_figure_where_there_are_several(self):
        def kept(share):
            rows = [["Fell", 500, [50, 46, 54], share]]
            columns = ["group", "people", "soon_share", "came_share"]
            return read_table("quality", {"columns": columns, "rows": rows}, {})

        said = since(kept([70, 66, 74]), kept([50, 46, 54]))

        assert said.endswith("Fell, Started with a service (70%, 50% then).")

    def test_says_nothing_of_counts_alone(self):
        def counts(number):
            return read_table(
                "needs.why", {"columns": ["why", "unmet"], "rows": [["cost", number]]}, {}
            )

        assert since(counts(90), counts(10)) == ""
