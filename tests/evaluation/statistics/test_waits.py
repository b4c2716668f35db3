"""Waits with those who wait still (Kaplan-Meier)."""

from evaluation.statistics import waits
from tests.evaluation.statistics.published import NOT_MAINTAINED, REMISSION, TRIAL


class TestPublished:
    def test_the_curve_of_miller_1981_as_r_prints_it(self):
        steps = waits(*REMISSION).steps

        assert [step.at for step in steps] == [9, 13, 18, 23, 31, 34, 48]
        assert [round(step.waiting, 3) for step in steps] == [
            *(0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184),
        ]

    def test_the_medians_of_miller_1981(self):
        assert waits(*REMISSION).median.at == 31
        assert waits(*NOT_MAINTAINED).median.at == 23

    def test_the_life_table_of_stata_with_its_intervals(self):
        first = waits(*TRIAL).steps[:4]

        assert [
            (round(step.waiting, 4), round(step.low, 4), round(step.high, 4)) for step in first
        ] == [
            (0.9000, 0.6560, 0.9740),
            (0.8500, 0.6038, 0.9490),
            (0.8000, 0.5511, 0.9198),
            (0.7000, 0.4505, 0.8525),
        ]

    def test_moments_have_the_interval_that_the_printed_bounds_give(self):
        """By 0.9000 at 1, by the lower bound's 0.6560 at 1, by the upper one's 0.8525 at 4."""
        (moment, _median) = waits(*TRIAL, parts=(0.1,)).moments

        assert (moment.at, moment.low, moment.high) == (1, 1, 4)

    def test_the_quartiles_of_stata(self):
        found = {moment.part: moment.at for moment in waits(*TRIAL).moments}

        assert (found[0.25], found[0.5], found[0.75]) == (4, 8, 12)


class TestStandsFor:
    def test_is_all_people_where_everybody_was_followed(self):
        steps = waits(range(1, 41), [True] * 40).steps

        assert [round(step.stands_for, 6) for step in steps[:-1]] == [40] * 39
        assert steps[-1].stands_for is None

    def test_is_fewer_once_some_are_followed_no_longer(self):
        """Of 11 people, after 8 had it or left, by Greenwood's variance of the printed curve."""
        step = waits(*REMISSION).steps[3]

        greenwood = 1 / (11 * 10) + 1 / (10 * 9) + 1 / (8 * 7) + 1 / (7 * 6)
        assert round(step.stands_for, 6) == round((1 - step.waiting) / step.waiting / greenwood, 6)


class TestWaits:
    def test_says_not_known_yet_while_most_wait_still(self):
        found = waits([3, 10, 20, 30], [True, False, False, False])

        assert (found.still_waiting, found.median.at) == (3, None)

    def test_leaving_out_those_who_wait_would_flatter(self):
        days, over = [5, 6, 7, 60, 70, 80], [True, True, True, False, False, False]

        assert waits(days[:3], over[:3]).median.at == 6
        assert waits(days, over).median.at == 7

    def test_of_nobody_and_of_nobody_done_it_says_nothing(self):
        nobody = waits([], [])

        assert (nobody.n, nobody.still_waiting, nobody.steps) == (0, 0, ())
        assert (nobody.median.at, nobody.median.low, nobody.median.high) == (None, None, None)
        assert waits([4, 5], [False, False]).median.at is None
