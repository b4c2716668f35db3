"""The two clocks of the reports: one that contact stops, and one that only real help stops."""

from datetime import timedelta

import pytest

from evaluation.facts.selectors.tiles import Book
from evaluation.facts.selectors.waiting import CLOCKS, wait_tiles
from tests.evaluation.cases import YEAR, random_cases

HALF_A_YEAR = "26"


def medians(cases):
    """Return half of the waits by clock, in days."""
    clocks = wait_tiles(cases, YEAR, Book(), until=YEAR.end)[0]
    return {row[0]: row[clocks.columns.index("p50")].value for row in clocks.rows}


class TestWaits:
    def test_no_new_referral_resets_the_clock_to_help_and_contact_counts_from_this_one(self):
        day = YEAR.start + timedelta(days=100)
        fresh = [
            case._replace(
                referred=day,
                first_contact=day + timedelta(days=5),
                helped=day + timedelta(days=20),
                closed=None,
            )
            for case in random_cases(1, 60)
        ]
        again = [case._replace(asked=day - timedelta(days=40)) for case in fresh]

        contact, helped = CLOCKS

        assert medians(fresh) == {contact: 5, helped: 20}
        assert medians(again) == {contact: 5, helped: 60}

    def test_no_closing_takes_those_who_never_had_it_out_of_the_count(self):
        """Left out from closing on, 30 of 100 would have made no difference to any figure."""
        day = YEAR.start
        cases = [
            case._replace(
                referred=day,
                first_contact=day + timedelta(days=10) if place < 70 else None,
                helped=day + timedelta(days=50) if place < 70 else None,
                closed=day + timedelta(days=5) if place >= 70 else None,
            )
            for place, case in enumerate(random_cases(1, 100))
        ]

        clocks, *curves = wait_tiles(cases, YEAR, Book(), until=YEAR.end)[:3]

        nine_in_ten = clocks.columns.index("p90")
        assert [row[nine_in_ten].value for row in clocks.rows] == [None, None]
        for curve in curves:
            shares = {row[0]: row[1].value for row in curve.rows if row[1]}
            assert shares[HALF_A_YEAR] == pytest.approx(30)
