"""Waits by urgency, from enough people; and whether a team is full, with a forecast."""

from datetime import timedelta

import pytest

from linkworkers.models import Profile
from referrals.selectors.team_facts import TeamFacts, forecast_of, team_facts
from spcore.accounts.models import User
from tests.factories.referrals import NOON, OtherDoorFactory, small_world

pytestmark = pytest.mark.django_db


def contacted(world, *waits: int, urgency: str = "routine", ago: int = 10) -> None:
    for days in waits:
        first = NOON - timedelta(days=ago)
        world.referral(
            active=True,
            urgency=urgency,
            submitted_at=first - timedelta(days=days),
            first_contact_at=first,
        )


def waits_of(world) -> list:
    return team_facts(team_id=world.team.pk, practice_id=None, at=NOON).waits


class TestWaits:
    def test_gives_the_median_and_nine_in_ten_by_urgency_most_urgent_first(self):
        world = small_world()
        contacted(world, *range(1, 12))
        contacted(world, 1, 1, 1, 2, 2, urgency="urgent")

        waits = waits_of(world)

        assert [(row.urgency, row.half, row.nine_in_ten) for row in waits] == [
            ("urgent", 1, 2),
            ("routine", 6, 10),
        ]
        assert waits[1].words == "Routine: half within 6 days, 9 in 10 within 10 days"

    def test_says_nothing_of_fewer_than_five_people(self):
        world = small_world()
        contacted(world, 1, 2, 3, 4)

        assert waits_of(world) == []

    def test_looks_at_the_last_ninety_days_of_this_team_alone(self):
        world, other = small_world(), small_world()
        contacted(world, 1, 2, 3, 4, 5, ago=91)
        contacted(other, 1, 2, 3, 4, 5)

        assert waits_of(world) == []


def facts(*, capacity: int = 10, held: int = 10, waiting: int = 15, per_period=(12, 20, 16)):
    taken = [
        NOON - timedelta(weeks=4 * period, days=1)
        for period, number in enumerate(per_period)
        for _ in range(number)
    ]
    return TeamFacts([], capacity, held, waiting, taken, is_served=True)


class TestForecastOf:
    def test_gives_the_range_of_the_slowest_and_the_fastest_period(self):
        forecast = forecast_of(facts(), at=NOON)

        assert "about 3 to 6 weeks" in forecast.words  # 16 people at 5 and at 3 a week
        assert "between 12 and 20 people; 15 wait now" in forecast.how

    def test_says_nothing_while_there_is_room(self):
        assert forecast_of(facts(held=9), at=NOON) is None
        assert forecast_of(facts(capacity=0, held=0), at=NOON) is None

    @pytest.mark.parametrize("per_period", [(2, 1, 1), (9, 0, 9)])
    def test_says_that_it_cannot_say_from_too_few(self, per_period):
        forecast = forecast_of(facts(per_period=per_period), at=NOON)

        assert forecast.words == "The team is full."
        assert "Too few people" in forecast.how

    def test_needs_no_range_where_there_is_none(self):
        forecast = forecast_of(facts(waiting=3, per_period=(16, 16, 16)), at=NOON)

        assert "about 1 week " in forecast.words


class TestTeamFacts:
    def test_counts_places_people_and_who_was_taken_on(self, django_assert_num_queries):
        world = small_world()
        worker = User.objects.get(pk=world.worker.user_id)
        Profile.objects.create(user=worker, team=world.team, capacity=30)
        door = OtherDoorFactory(
            scheme=world.scheme, needs=["money"], minimum_age=18, confirmed_on=NOON.date()
        )
        OtherDoorFactory(scheme=world.scheme, is_open=False)
        world.referral(active=True)
        world.referral(submitted=True)
        world.referral(accepted=True)

        with django_assert_num_queries(1):
            found = team_facts(team_id=world.team.pk, practice_id=world.practice.pk, at=NOON)

        assert (found.capacity, found.held, found.waiting) == (30, 1, 2)
        assert (len(found.doors), len(found.taken_on), found.is_served) == (1, 1, True)
        assert not found.is_full
        (shown,) = found.doors
        read = ("pk", "name", "needs", "minimum_age", "maximum_age", "confirmed_on")
        assert [getattr(shown, name) for name in read] == [getattr(door, name) for name in read]

    def test_of_no_team_says_nothing(self):
        found = team_facts(team_id=None, practice_id=None, at=NOON)

        assert (found.doors, found.waits, found.is_full, found.is_served) == ([], [], False, True)
