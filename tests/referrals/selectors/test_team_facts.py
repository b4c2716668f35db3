"""How long those who wait will wait: from the pace of late, as a range."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.selectors.team_facts import NOTHING, TeamFacts, queue_forecast

NOW = timezone.now()
PERIOD = timedelta(weeks=4)


def facts(waiting: int, *paces: int) -> TeamFacts:
    """Return a team that took on so many in each of the last periods, the latest first."""
    moments = [
        NOW - number * PERIOD - timedelta(days=1)
        for number, pace in enumerate(paces)
        for _one in range(pace)
    ]
    return TeamFacts([], 0, 0, waiting, moments, is_served=True)


class TestQueueForecast:
    @pytest.mark.parametrize(
        ("waiting", "paces", "words"),
        [
            (9, (4, 8, 6), "9 people wait. The last of them gets a link worker in about 4 to 9"),
            (8, (8, 8, 8), "8 people wait. The last of them gets a link worker in about 4 weeks"),
            (1, (8, 8, 8), "1 person waits. The last of them gets a link worker in about 1 week"),
        ],
    )
    def test_is_the_range_between_the_fastest_and_the_slowest_period(self, waiting, paces, words):
        forecast = queue_forecast(facts(waiting, *paces), at=NOW)

        assert forecast is not None
        assert words in forecast.words
        assert f"{waiting} wait now" in forecast.how

    @pytest.mark.parametrize("paces", [(1, 1, 1), (9, 9, 0)])
    def test_is_no_figure_where_too_few_were_taken_on(self, paces):
        forecast = queue_forecast(facts(9, *paces), at=NOW)

        assert forecast is not None
        assert forecast.words == "9 people wait."
        assert "Too few people" in forecast.how

    def test_is_nothing_where_nobody_waits(self):
        assert queue_forecast(NOTHING, at=NOW) is None
