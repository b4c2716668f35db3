"""How a clock and a wait are said."""

from datetime import timedelta

import pytest

from referrals.models import Referral, Scheme
from referrals.selectors import clock, targets_of, waited
from referrals.selectors.clocks import running_clocks
from tests.factories.referrals import NOON


class TestClock:
    @pytest.mark.parametrize(
        ("days", "words"),
        [
            (1, "due 23 November 2026, 1 working day left"),
            (0, "due 20 November 2026, due today"),
            (2, "due 24 November 2026, 2 working days left"),
        ],
    )
    def test_says_what_is_left(self, days, words):
        assert clock(NOON, days=days, at=NOON).words == words

    def test_is_over_on_the_weekend_after_a_friday(self):
        saturday = clock(NOON, days=0, at=NOON + timedelta(days=1))

        assert (saturday.is_overdue, str(saturday)) == (True, "overdue")

    def test_says_how_far_it_is_over(self):
        late = clock(NOON, days=1, at=NOON + timedelta(days=4))

        assert (late.is_overdue, str(late)) == (True, "overdue by 1 working day")


class TestWaited:
    @pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "1 day"), (12, "12 days")])
    def test_counts_days(self, days, words):
        assert waited(NOON - timedelta(days=days), at=NOON) == words

    def test_says_nothing_before_it_was_sent(self):
        assert waited(None, at=NOON) == ""


class TestTargetsOf:
    def test_are_the_schemes_own_for_each_urgency(self):
        scheme = Scheme(urgent_contact_days=1, soon_contact_days=3, first_contact_days=7)

        found = [targets_of(scheme, urgency).contact for urgency in ("urgent", "soon", "routine")]

        assert found == [1, 3, 7]


class TestRunningClocks:
    def running(self, **fields):
        referral = Referral(scheme=Scheme(), accepted_at=NOON, **fields)
        found = running_clocks(referral, sent_at=NOON, resumed_at=None, at=NOON)
        return [running.what for running in found]

    @pytest.mark.parametrize(
        ("status", "clocks"),
        [
            ("submitted", ["Decision"]),
            ("waiting", ["First contact", "First appointment"]),
            ("allocated", ["First contact", "First appointment"]),
            ("active", ["First appointment"]),
            ("returned", []),
            ("paused", []),
            ("closed", []),
        ],
    )
    def test_are_those_of_the_status(self, status, clocks):
        assert self.running(status=status) == clocks

    def test_end_with_what_they_wait_for(self):
        assert self.running(status="active", first_appointment_at=NOON) == []
        assert self.running(status="allocated", first_contact_at=NOON) == ["First appointment"]

    def test_begin_again_when_a_person_who_asked_to_wait_goes_on(self):
        referral = Referral(scheme=Scheme(), status="active", accepted_at=NOON)
        later = NOON + timedelta(days=31)

        (running,) = running_clocks(referral, sent_at=NOON, resumed_at=later, at=later)

        assert running.words == ("First appointment due 14 January 2027, 15 working days left")
