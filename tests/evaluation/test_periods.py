"""Quarters."""

from datetime import date

from evaluation.periods import Quarter, closed_quarters, parse_quarter, quarter_of


class TestQuarter:
    def test_knows_its_days(self):
        quarter = Quarter(2027, 4)

        assert (quarter.start, quarter.end) == (date(2027, 10, 1), date(2027, 12, 31))

    def test_is_found_from_a_day_and_from_text(self):
        assert quarter_of(date(2026, 3, 31)) == Quarter(2026, 1) == parse_quarter("2026-Q1")

    def test_refuses_other_text(self):
        assert [parse_quarter(text) for text in ("2026-Q5", "", "20x6-Q1", "2026")] == [None] * 4


class TestClosedQuarters:
    def test_leaves_out_the_one_that_runs(self):
        closed = closed_quarters(since=date(2026, 2, 1), before=date(2026, 9, 30))

        assert [quarter.key for quarter in closed] == ["2026-Q1", "2026-Q2"]
