"""Three grades of freshness."""

from datetime import date, timedelta

import pytest

from providers.selectors import Freshness, freshness_of, freshness_tag

ON = date(2026, 11, 28)


class TestFreshness:
    @pytest.mark.parametrize(
        ("days", "grade"),
        [(0, "fresh"), (90, "fresh"), (91, "getting_old"), (180, "getting_old"), (181, "stale")],
    )
    def test_turns_after_three_and_six_months(self, days, grade):
        assert freshness_of(ON - timedelta(days=days), on=ON) == grade

    def test_what_nobody_ever_checked_is_stale(self):
        assert freshness_of(None, on=ON) == Freshness.STALE

    def test_has_a_tag_for_each_grade(self):
        assert all(str(grade.label) in freshness_tag(grade) for grade in Freshness)
