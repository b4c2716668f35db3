"""How far somebody came: every kind and status, with and without marks."""

from itertools import product

import pytest

from referrals.onward_states import Kind, Status
from referrals.uptake import LADDER, Known, Stage, Uptake, uptake_of

EVERYTHING = [
    Known(kind, status, times, is_introduced, at_12)
    for kind, status, times, is_introduced, at_12 in product(
        Kind, Status, (0, 1, 5), (False, True), (False, True)
    )
]
# As agreed, where nobody has marked anything: by what it is, and where it stands.
UNMARKED = {
    (Kind.REFERRAL, Status.OFFERED): Stage.OFFERED,
    (Kind.REFERRAL, Status.CHOSEN): Stage.OFFERED,
    (Kind.REFERRAL, Status.WITHDRAWN): Stage.REFERRED,
    (Kind.INTRODUCTION, Status.OFFERED): Stage.OFFERED,
    (Kind.INTRODUCTION, Status.CHOSEN): Stage.OFFERED,
    (Kind.RECORD_ONLY, Status.OFFERED): Stage.REFERRED,
    (Kind.SIGNPOSTING, Status.OFFERED): Stage.SIGNPOSTED,
    (Kind.SIGNPOSTING, Status.WITHDRAWN): Stage.SIGNPOSTED,
}
OVER = {Status.DECLINED, Status.EXPIRED, Status.ENDED, Status.WITHDRAWN, Status.PASSED_ON}


class TestUptake:
    @pytest.mark.parametrize("known", EVERYTHING, ids=str)
    def test_says_one_stage_of_everything_that_can_be(self, known):
        uptake = uptake_of(known)

        assert uptake.furthest in LADDER
        assert uptake.is_over == (known.status in OVER)
        assert uptake.has_come == bool(known.times or known.status == Status.STARTED)

    @pytest.mark.parametrize(("pair", "stage"), UNMARKED.items(), ids=str)
    def test_counts_nothing_that_was_only_said(self, pair, stage):
        assert uptake_of(Known(*pair)).furthest == stage

    @pytest.mark.parametrize("status", set(Status) - {Status.STARTED, *OVER} - {Status.OFFERED})
    @pytest.mark.parametrize("kind", [Kind.REFERRAL, Kind.INTRODUCTION])
    def test_an_answer_or_a_booking_is_no_attendance(self, kind, status):
        assert uptake_of(Known(kind, status)).furthest in (Stage.OFFERED, Stage.REFERRED)

    def test_an_introduction_meant_is_none_until_somebody_went_along(self):
        meant = Known(Kind.INTRODUCTION, Status.ACCEPTED)
        made = Known(Kind.INTRODUCTION, Status.ACCEPTED, is_introduced=True)

        assert [uptake_of(each).furthest for each in (meant, made)] == [
            Stage.REFERRED,
            Stage.INTRODUCED,
        ]

    def test_what_was_reached_stays_when_it_ends(self):
        ended = Known(Kind.REFERRAL, Status.ENDED, times=9, at_12_weeks=True)

        assert uptake_of(ended) == Uptake(Stage.STILL_GOING, is_over=True)

    def test_nobody_goes_at_12_weeks_who_never_came(self):
        never = Known(Kind.REFERRAL, Status.ACCEPTED, at_12_weeks=True)

        assert uptake_of(never).furthest == Stage.REFERRED

    def test_what_ended_before_they_came_is_lost(self):
        assert uptake_of(Known(Kind.REFERRAL, Status.DECLINED)).is_lost
        assert not uptake_of(Known(Kind.REFERRAL, Status.ENDED, times=1)).is_lost
