"""What happens near a place on one day."""

from datetime import date, time

import pytest

from providers.models import Closure, Schedule
from providers.selectors.query import Origin
from providers.selectors.today import happens_on, on_today
from tests.referrals.nearby import HERE, weekly

WEDNESDAY = date(2026, 11, 25)
ORIGIN = Origin(*HERE, label="here")


def names(**asked) -> list[str]:
    return [row.name for row in on_today(origin=ORIGIN, on=WEDNESDAY, **asked)]


class TestHappensOn:
    @pytest.mark.parametrize(
        ("rule", "falls"),
        [
            ({"byday": "MO,WE"}, True),
            ({"byday": "TH"}, False),
            ({"freq": "MONTHLY", "byday": "4WE"}, True),
            ({"freq": "MONTHLY", "byday": "-1WE"}, True),
            ({"freq": "MONTHLY", "byday": "1WE"}, False),
            ({"freq": "MONTHLY", "bymonthday": "25"}, True),
            ({"byday": "WE", "interval": 2, "dtstart": date(2026, 11, 11)}, True),
            ({"byday": "WE", "interval": 2, "dtstart": date(2026, 11, 18)}, False),
            ({"byday": "WE", "interval": 2}, False),  # nobody said from which week
            ({"byday": "WE", "valid_to": date(2026, 11, 24)}, False),
            ({"byday": "WE", "valid_from": date(2026, 12, 1)}, False),
            ({"byday": "WE", "until": date(2026, 11, 1)}, False),
            ({"byday": "WE", "count": 2, "dtstart": date(2026, 11, 4)}, False),
            ({"freq": "DAILY", "dtstart": date(2026, 11, 25), "count": 1}, True),
            ({"byday": ""}, False),
            ({"byday": "whenever"}, False),
        ],
    )
    def test_follows_the_rule_and_keeps_silent_where_it_is_open_or_broken(self, rule, falls):
        assert happens_on(Schedule(**rule), WEDNESDAY) is falls


@pytest.mark.django_db
class TestOnToday:
    def test_lists_what_is_near_by_its_hour(self):
        weekly("Late", opens=16)
        weekly("Early", opens=9)
        weekly("Another day", byday="TH")
        weekly("Far away", at=[(HERE[0] + 9000, HERE[1])])

        assert names() == ["Early", "Late"]

    def test_leaves_out_what_is_full_closed_that_day_or_not_published(self):
        weekly("Full", capacity="full")
        weekly("Hidden", hidden_on=WEDNESDAY)
        weekly("Paused", status="temporarily closed")
        closed = weekly("On holiday")
        Closure.objects.create(service=closed, starts_on=WEDNESDAY, ends_on=WEDNESDAY)

        assert names() == []

    def test_says_to_ring_first_unless_somebody_confirmed_it_lately(self):
        weekly("Confirmed", verified_on=WEDNESDAY)
        weekly("Old")

        rows = on_today(origin=ORIGIN, on=WEDNESDAY)

        assert {row.name: row.rings_first for row in rows} == {"Confirmed": False, "Old": True}
        assert rows[0].times == "2pm to 4pm"
        assert (rows[0].starts, rows[0].distance) == (time(14), "1.0 km")

    @pytest.mark.parametrize("number", [5, 25])
    def test_asks_three_times_however_much_there_is(self, number, django_assert_num_queries):
        for each in range(number):
            weekly(f"Group {each}", needs=["food"])

        with django_assert_num_queries(3):
            assert len(names(needs=("food",))) == number
