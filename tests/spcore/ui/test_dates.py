"""Dates in words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from spcore.ui import dates

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class TestDates:
    def test_a_moment_is_told_in_londons_day_and_time(self):
        late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

        assert dates.day(late) == "1 July 2026"
        assert dates.when(late) == "1 July 2026 at 12:30am"

    @pytest.mark.parametrize(
        ("hour", "minute", "words"),
        [
            (0, 0, "midnight"),
            (12, 0, "midday"),
            (9, 0, "9am"),
            (14, 5, "2:05pm"),
            (12, 1, "12:01pm"),
        ],
    )
    def test_a_time_is_written_as_the_manual_does(self, hour, minute, words):
        assert dates.clock(datetime(2026, 11, 23, hour, minute, tzinfo=UTC)) == words

    @pytest.mark.parametrize(
        ("then", "words"),
        [
            (date(2026, 11, 23), "today"),
            (date(2026, 11, 22), "yesterday"),
            (date(2026, 11, 24), "tomorrow"),
            (date(2026, 11, 13), "10 days ago"),
            (date(2026, 11, 26), "in 3 days"),
            (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "yesterday"),
            (None, ""),
        ],
    )
    def test_how_long_ago_counts_days(self, then, words):
        assert dates.ago(then, at=AT) == words

    @pytest.mark.parametrize(
        ("minutes", "words"),
        [
            (0, "0 minutes"),
            (45, "45 minutes"),
            (60, "1 hour"),
            (61, "1 hour 1 minute"),
            (600, "10 hours"),
        ],
    )
    def test_a_length_is_in_hours_and_minutes(self, minutes, words):
        assert dates.lasting(minutes) == words

    def test_no_date_is_no_words(self):
        assert dates.when(None) == ""

    def test_words_are_kept_for_each_language_apart(self):
        said = []
        for language in ("en-gb", "de", "en-gb"):
            with translation.override(language):
                said.append((dates.day(date(2026, 5, 1)), dates.when(AT)))

        assert said[0] == said[2]
        assert said[0][0] == "1 May 2026"
        assert said[1][0] == "1 Mai 2026"
