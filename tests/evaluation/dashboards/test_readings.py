"""What is read of tables: never more than their figures bear out."""

import pytest

from evaluation.dashboards.selectors.readings import reading_of
from evaluation.dashboards.selectors.tables import read_table


def networks(*changes):
    rows = [[f"N{place}", 40, None, change] for place, change in enumerate(changes)]
    released = {"columns": ["group", "pairs", "response", "change"], "rows": rows}
    return read_table("outcomes.pcn", released, {})


def measures(**changes):
    rows = [[name, 60, 40, change] for name, change in changes.items()]
    return read_table(
        "outcomes", {"columns": ["score", "asked", "pairs", "change"], "rows": rows}, {}
    )


class TestCompared:
    def test_two_that_differ_by_more_than_chance_are_said_to_though_their_ranges_meet(self):
        said = reading_of(networks([1.0, 0.6, 1.4], [1.7, 1.3, 2.1]))

        assert said.endswith("Among 2, chance alone seldom makes such a difference.")

    def test_the_ends_of_many_may_lie_as_far_apart_by_chance(self):
        """Of 17 networks that are alike, one table in three has ends as far apart as these."""
        many = [[1.35, 0.95, 1.75]] * 15

        said = reading_of(networks([0.9, 0.5, 1.3], *many, [1.8, 1.4, 2.2]))

        assert "highest for N16, 1.8 (1.4 to 2.2); lowest for N0, 0.9 (0.5 to 1.3)" in said
        assert said.endswith("Among 17, chance alone may make such a difference.")


class TestOutcomes:
    def test_say_which_way_each_answer_went(self):
        said = reading_of(measures(Happy=[1, 0.5, 1.5], Anxious=[-1, -2, -0.1], Lonely=[0, -1, 1]))

        assert said == "Rose by more than chance: Happy. Fell by more than chance: Anxious."


class TestFunnels:
    @pytest.mark.parametrize("key", ["appropriateness", "quality.soon"])
    def test_say_nothing_of_chance_where_no_limits_are_drawn(self, key):
        columns = ["group", "people", "returned", "returned_share", "limits"]
        table = read_table(key, {"columns": columns, "rows": [["N", 30, "*", None, None]]}, {})

        assert reading_of(table) == "Too few people in these groups to compare them."
