"""Which staffed hours nobody covers."""

from datetime import date, time, timedelta

import pytest
from django.core.checks import Warning
from django.utils import timezone

from referrals.checks import somebody_is_on_call
from referrals.selectors import rota
from spcore.accounts.models import Membership
from spcore.working_days import LONDON, Hours
from tests.factories.referrals import NOON, small_world
from tests.referrals.rostering import turn_of

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


def gaps(world):
    return rota.rota_gaps(team=rota.rota_team(actor=world.supervisor, team_id=None), at=NOON)


class TestRotaGaps:
    def test_names_every_staffed_day_of_the_next_14_where_the_rota_is_empty(self):
        found = gaps(small_world())

        assert found[0] == "Friday 20 November 2026, midday to 5pm"
        assert found[1] == "Monday 23 November 2026, 9am to 5pm"
        assert len(found) == 10

    def test_names_the_hours_between_two_turns_and_after_the_last(self):
        world = small_world()
        turn_of(world, world.worker, FRIDAY, ends=time(13))
        turn_of(world, world.supervisor, FRIDAY, starts=time(14), ends=time(16, 30))

        assert gaps(world)[:2] == [
            "Friday 20 November 2026, 1pm to 2pm",
            "Friday 20 November 2026, 4:30pm to 5pm",
        ]

    def test_is_empty_when_every_hour_is_covered_by_several_together(self):
        world = small_world()
        for number in range(15):
            day = FRIDAY + timedelta(days=number)
            turn_of(world, world.worker, day, ends=time(13))
            turn_of(world, world.supervisor, day, starts=time(12, 30), ends=time(20))

        assert gaps(world) == []

    def test_counts_the_turn_of_somebody_who_left_as_nobody(self):
        world = small_world()
        turn_of(world, world.worker, FRIDAY)
        assert gaps(world)[0].startswith("Monday")

        Membership.objects.filter(user_id=world.worker.user_id).update(ended_at=NOON)

        assert gaps(world)[0].startswith("Friday")

    @pytest.mark.parametrize(
        ("spans", "uncovered"),
        [
            ([], [(9, 17)]),
            ([(8, 18)], []),
            ([(9, 12), (12, 17)], []),
            ([(10, 11), (9, 10)], [(11, 17)]),
            ([(18, 20)], [(9, 17)]),
            ([(6, 9)], [(9, 17)]),
            ([(9, 16), (10, 11)], [(16, 17)]),
        ],
    )
    def test_leaves_what_no_turn_covers(self, spans, uncovered):
        hours = Hours(frozenset({4}), time(9), time(17))

        found = rota._uncovered(hours, FRIDAY, [(time(a), time(b)) for a, b in spans])

        assert found == [(time(a), time(b)) for a, b in uncovered]


class TestCheck:
    def test_warns_of_each_team_by_name_and_only_where_the_database_is_asked(self):
        world = small_world()

        found = somebody_is_on_call(databases=["default"])

        assert [type(one) for one in found] == [Warning]
        assert world.team.name in found[0].msg
        assert somebody_is_on_call() == []

    def test_is_silent_once_the_rota_is_full(self):
        world = small_world()
        today = timezone.now().astimezone(LONDON).date()
        for number in range(15):
            turn_of(world, world.worker, today + timedelta(days=number), starts=time(0))

        assert somebody_is_on_call(databases=["default"]) == []
