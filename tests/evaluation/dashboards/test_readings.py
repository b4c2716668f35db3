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

    def test_of_which_some_have_no_figure_says_so(self):
        said = reading_of(networks([1.0, 0.6, 1.4], [1.7, 1.3, 2.1], None))

        assert said.endswith("1 row without a figure is not compared.")

    def test_is_not_held_against_those_of_whom_it_is_not_known(self):
        rows = [["f", 40, [20, 18, 22], None], ["", 40, [90, 80, 99], None]]
        columns = ["group", "people", "p50", "p90"]
        said = reading_of(read_table("waits.sex", {"columns": columns, "rows": rows}, {}))

        assert said == "Half had it within: 20 days (18 to 22) for f, the only one with a figure."

    def test_that_are_alike_have_neither_highest_nor_lowest(self):
        said = reading_of(networks([1.0, 0.6, 1.4], [1.0, 0.7, 1.3]))

        assert said == "Mean change: 1 for all 2."


class TestPromises:
    def test_are_all_looked_at_not_only_the_one_that_is_drawn(self):
        columns = ["group", "people", "soon_share", "came_share"]
        rows = [
            ["Fell", 1000, [51, 48, 54], [61, 58, 64]],
            ["Lune", 600, [51, 47, 55], [54, 50, 58]],
        ]
        said = reading_of(read_table("quality", {"columns": columns, "rows": rows}, {}))

        assert said.startswith("Started with a service: highest for Fell, 61% (58 to 64); lowest")
        assert said.endswith(
            "Schemes differ by no more than chance in: First contact within 15 working days (51%)."
        )

    def test_of_one_scheme_alone_are_all_said(self):
        columns = ["group", "people", "soon_share", "came_share"]
        rows = [["Fell", 1000, [51, 48, 54], [61, 58, 64]], ["Lune", "*", None, None]]
        said = reading_of(read_table("quality", {"columns": columns, "rows": rows}, {}))

        assert said == (
            "Fell: First contact within 15 working days (51%); Started with a service (61%)."
        )


class TestWaits:
    def test_by_both_clocks(self):
        columns = ["clock", "people", "not_yet", "p25", "p50", "p75", "p90"]
        rows = [
            ["first_contact", 355, "*", None, [20, 18, 21], None, None],
            ["helped", 305, 110, None, [82, 66, None], None, None],
        ]
        said = reading_of(read_table("waits", {"columns": columns, "rows": rows}, {}))

        assert "a first contact within 20 days (18 to 21)." in said
        assert "first real help within 82 days (66 or more)." in said
        assert "*" not in said

    def test_say_where_fewer_than_half_have_had_it(self):
        columns = ["clock", "people", "not_yet", "p25", "p50", "p75", "p90"]
        rows = [["first_contact", 355, 60, None, [20, 18, 21], None, None],
                ["helped", 100, 310, None, [None, 90, None], None, None]]  # fmt: skip
        said = reading_of(read_table("waits", {"columns": columns, "rows": rows}, {}))

        assert "Fewer than half have had first real help." in said

    def test_say_nothing_where_too_few_were_referred(self):
        columns = ["clock", "people", "not_yet", "p25", "p50", "p75", "p90"]
        rows = [["first_contact", "*", "*", None, None, None, None]]

        assert reading_of(read_table("waits", {"columns": columns, "rows": rows}, {})) == ""


class TestDemand:
    def test_says_how_the_queue_stands_against_a_year_before(self):
        rows = [[f"2025-{month:02}", 100, 90, 80 + month] for month in range(1, 13)]
        rows.append(["2026-01", 100, 90, 110])
        columns = ["month", "referred", "closed", "waiting"]
        said = reading_of(read_table("demand", {"columns": columns, "rows": rows}, {}))

        assert said.endswith(
            "At the end of January 2026, 110 waited for a first contact; 81 in January 2025."
        )


class TestWorkforce:
    def test_says_where_supervision_is_behind(self):
        columns = ["group", "workers", "capacity", "weight", "load", "left", "supervised"]
        rows = [["Fell", 9, 360, 180, [50, None, None], 0, [67, None, None]],
                ["Lune", 9, 360, 180, [50, None, None], 0, [100, None, None]]]  # fmt: skip
        said = reading_of(read_table("workforce", {"columns": columns, "rows": rows}, {}))

        assert said.endswith("Supervision in time, of all link workers: Fell 67%.")


class TestFlow:
    def test_begins_with_how_many_were_referred_and_came_to_a_service(self):
        rows = [["referred", 1600, None], ["accepted", 1500, [94, 92, 95]],
                ["started", 940, [59, 56, 61]], ["completed", 860, [54, 51, 56]]]  # fmt: skip
        columns = ["stage", "people", "of_referred"]
        said = reading_of(read_table("flow", {"columns": columns, "rows": rows}, {}))

        assert said.startswith("Of 1,600 people referred, 940 started with a service.")


class TestNeeds:
    def test_say_what_is_named_most_and_what_is_missing_most(self):
        rows = [["food", 140, None, 10], ["housing", 90, None, 65], ["work", "*", None, "*"]]
        columns = ["need", "people", "of_referred", "unmet"]
        said = reading_of(read_table("needs", {"columns": columns, "rows": rows}, {}))

        assert said == "Most often named: Food (140). Most often not met: Housing (65)."


class TestUptake:
    def test_says_how_far_most_came(self):
        rows = [["none", 590, None], ["came_once", 80, None], ["still_going", "*", None]]
        columns = ["uptake", "people", "of_referred"]
        said = reading_of(read_table("uptake", {"columns": columns, "rows": rows}, {}))

        assert said == "Most often, people came no further than: No service offered (590)."


class TestGaps:
    def test_name_the_place_of_each_need(self):
        rows = [["housing", "Burnley", 20], ["housing", "Blackpool", 20], ["food", "Wyre", 10]]
        table = read_table("needs.gaps", {"columns": ["need", "place", "unmet"], "rows": rows}, {})

        assert reading_of(table) == "Unmet: most for Housing, Blackpool; Housing, Burnley (20)."


class TestRepresented:
    def test_by_more_than_chance_of_as_many_groups_as_are_looked_at(self):
        """One of ten groups lies outside its interval by chance in two tables of five."""
        columns = ["group", "known_share", "population_share"]
        alike = [[str(n), [10, 8, 12], [10.0, None, None]] for n in range(2, 10)]
        rows = [["1", [13, 11, 15], [10.5, None, None]], *alike,
                ["10", [5, 4, 7], [10.0, None, None]]]  # fmt: skip
        released = {"columns": columns, "rows": rows, "known": 1000, "of": 1100}
        said = reading_of(read_table("equity.deprivation", released, {}))

        assert said.startswith("Fewer than live here: 10 (least deprived). It is known of")


class TestHeadings:
    def test_say_what_is_broken_down_and_by_what(self):
        table = networks([1.0, 0.6, 1.4])

        assert table.heading == (
            "Change in life satisfaction (ONS4, 0 to 10), by primary care network"
        )

    def test_say_which_people_a_column_counts(self):
        columns = ["group", "population", "services", "people"]
        table = read_table("capacity", {"columns": columns, "rows": []}, {})

        assert table.headings[-1] == "Referred"


class TestOutcomes:
    def test_say_which_way_each_answer_went(self):
        said = reading_of(measures(Happy=[1, 0.5, 1.5], Anxious=[-1, -2, -0.1], Lonely=[0, -1, 1]))

        assert said == (
            "Rose by more than chance: Happy. Fell by more than chance: Anxious. "
            "Each is judged by itself."
        )


class TestDirectory:
    COLUMNS = ("need", "listings", "verified", "full", "capacity_unknown")

    def test_says_how_many_listings_were_verified(self):
        rows = [["all", 1299, 12, 3, 1200], ["food", 300, 4, 1, 9], ["work", 14, 0, 0, 9]]
        said = reading_of(read_table("directory", {"columns": self.COLUMNS, "rows": rows}, {}))

        assert said == (
            "Of 1,299 listings, 12 were verified within 90 days. "
            "For 1 of 2 needs, no listing was verified within 90 days."
        )

    def test_of_before_all_were_counted_says_it_by_need(self):
        rows = [["food", 300, 4, 1, 9], ["work", 14, 0, 0, 9]]
        said = reading_of(read_table("directory", {"columns": self.COLUMNS, "rows": rows}, {}))

        assert said == "For 1 of 2 needs, no listing was verified within 90 days."


class TestFunnels:
    def test_one_practice_alone_is_no_comparison(self):
        columns = ["group", "people", "returned", "returned_share", "limits"]
        rows = [["N", 75, 10, [13, 7, 23], [11, 1, 22]]]
        said = reading_of(read_table("appropriateness", {"columns": columns, "rows": rows}, {}))

        assert said.startswith("One practice alone has enough referrals to be shown.")

    @pytest.mark.parametrize("key", ["appropriateness", "quality.soon"])
    def test_say_nothing_of_chance_where_no_limits_are_drawn(self, key):
        columns = ["group", "people", "returned", "returned_share", "limits"]
        table = read_table(key, {"columns": columns, "rows": [["N", 30, "*", None, None]]}, {})

        assert reading_of(table) == "Too few people in these groups to compare them."
