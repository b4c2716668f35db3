"""The two clocks of the reports: one that contact stops, and one that only real help stops."""

from datetime import timedelta

from evaluation.facts.selectors.tiles import Book
from evaluation.facts.selectors.waiting import CLOCKS, wait_tiles
from tests.evaluation.cases import YEAR, random_cases


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
