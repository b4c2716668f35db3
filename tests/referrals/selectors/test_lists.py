"""How long people wait for a team, and what is too little to say."""

from datetime import timedelta

import pytest

from referrals import selectors
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


def contacted(world, *, after_days: int, ago: int = 5):
    first = NOON - timedelta(days=ago)
    world.referral(
        active=True, submitted_at=first - timedelta(days=after_days), first_contact_at=first
    )


class TestMedianWaitDays:
    def test_is_the_middle_one(self):
        world = small_world()
        for days in (1, 2, 4, 30, 90):
            contacted(world, after_days=days)

        assert selectors.median_wait_days(team_id=world.team.pk, at=NOON) == 4

    def test_says_nothing_of_fewer_than_five(self):
        world = small_world()
        for days in (1, 2, 3, 4):
            contacted(world, after_days=days)

        assert selectors.median_wait_days(team_id=world.team.pk, at=NOON) is None

    def test_leaves_out_what_is_long_ago_and_other_teams(self):
        world, other = small_world(), small_world()
        for days in (1, 2, 3, 4):
            contacted(world, after_days=days)
        contacted(world, after_days=5, ago=91)
        contacted(other, after_days=6)

        assert selectors.median_wait_days(team_id=world.team.pk, at=NOON) is None
