"""Due days around weekends, bank holidays, the clocks going forward, and 29 February."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spcore import working_days as wd


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


class TestDueOn:
    @pytest.mark.parametrize(
        ("start", "days", "due"),
        [
            pytest.param(utc(2026, 11, 20, 18, 30), 2, date(2026, 11, 24), id="friday evening"),
            pytest.param(utc(2026, 4, 2, 9), 1, date(2026, 4, 7), id="over Easter"),
            pytest.param(utc(2026, 12, 24, 16), 2, date(2026, 12, 30), id="Boxing Day on Saturday"),
            pytest.param(utc(2028, 2, 28, 9), 1, date(2028, 2, 29), id="into 29 February"),
            pytest.param(utc(2028, 2, 29, 9), 1, date(2028, 3, 1), id="out of 29 February"),
            pytest.param(utc(2026, 11, 21, 9), 0, date(2026, 11, 21), id="no days"),
            # 23:30 UTC on Monday is 00:30 on Tuesday in London's summer.
            pytest.param(utc(2026, 6, 1, 23, 30), 1, date(2026, 6, 3), id="after midnight in BST"),
            pytest.param(utc(2026, 1, 5, 23, 30), 1, date(2026, 1, 6), id="same clock in winter"),
            pytest.param(utc(2026, 3, 27, 12), 1, date(2026, 3, 30), id="clocks go forward"),
            pytest.param(utc(2026, 10, 23, 12), 1, date(2026, 10, 26), id="clocks go back"),
        ],
    )
    def test_counts_from_the_day_it_began_in_london(self, start, days, due):
        assert wd.due_on(start, days=days) == due

    def test_refuses_a_moment_without_a_zone(self):
        with pytest.raises(ValueError, match="time zone"):
            wd.due_on(datetime(2026, 1, 1), days=1)  # noqa: DTZ001

    def test_refuses_days_below_nought(self):
        with pytest.raises(ValueError, match="below 0"):
            wd.due_on(utc(2026, 1, 1), days=-1)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
    @given(
        start=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
        days=st.integers(1, 30),
    )
    def test_ends_on_a_working_day_that_many_working_days_later(self, start, days):
        begun = start.replace(tzinfo=UTC)

        due = wd.due_on(begun, days=days)

        assert wd.is_working_day(due)
        assert wd.days_between(begun.astimezone(wd.LONDON).date(), due) == days


class TestDaysLeft:
    def test_is_nought_on_the_day_and_below_after_it(self):
        due = date(2026, 11, 24)

        left = [wd.days_left(due, at=utc(2026, 11, 24, 9) + timedelta(days=n)) for n in (-4, 0, 1)]

        assert left == [2, 0, -1]


class TestBankHolidays:
    def test_are_those_of_the_list_as_its_own_code_reads_it(self):
        known = BankHolidays(use_cached_holidays=True)
        rows = known.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)

        assert wd.bank_holidays() == {row["date"] for row in rows}

    def test_know_easter_monday_and_not_easter_saturday(self):
        assert not wd.is_working_day(date(2026, 4, 6))
        assert date(2026, 4, 4) not in wd.bank_holidays()


class TestHours:
    HOURS = wd.Hours(frozenset({0, 1, 2, 3, 4}), time(9), time(17))

    @pytest.mark.parametrize(
        ("at", "is_open"),
        [
            pytest.param(utc(2026, 11, 25, 9), True, id="at nine"),
            pytest.param(utc(2026, 11, 25, 17), False, id="at five"),
            pytest.param(utc(2026, 6, 3, 8), True, id="nine in summer"),
            pytest.param(utc(2026, 11, 28, 12), False, id="Saturday"),
            pytest.param(utc(2026, 12, 25, 12), False, id="Christmas"),
        ],
    )
    def test_tell_whether_somebody_is_there(self, at, is_open):
        assert self.HOURS.is_open(at) is is_open

    @pytest.mark.parametrize(
        ("at", "opening"),
        [
            pytest.param(utc(2026, 11, 27, 18, 30), utc(2026, 11, 30, 9), id="Friday evening"),
            pytest.param(utc(2026, 11, 30, 3), utc(2026, 11, 30, 9), id="before dawn"),
            pytest.param(utc(2026, 12, 24, 17), utc(2026, 12, 29, 9), id="over Christmas"),
            pytest.param(utc(2026, 10, 23, 20), utc(2026, 10, 26, 9), id="clocks go back"),
            pytest.param(utc(2026, 6, 3, 10), utc(2026, 6, 3, 10), id="now"),
        ],
    )
    def test_say_when_next(self, at, opening):
        assert self.HOURS.next_opening(at) == opening

    def test_refuse_a_week_without_days(self):
        with pytest.raises(ValueError, match="no day"):
            wd.Hours(frozenset(), time(9), time(17)).next_opening(utc(2026, 11, 25, 9))
