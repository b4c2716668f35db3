"""Dealing with a reminder."""

from datetime import timedelta

import pytest

from linkworkers.models import Reminder, ReminderState, RuleKind
from linkworkers.services import reminders
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
AT = NOON + timedelta(days=30)


def raised(world):
    """Return the reminder that nobody has spoken with somebody."""
    world.referral(active=True)
    reminders.raise_reminders(at=AT)
    return Reminder.objects.get(rule__kind=RuleKind.NO_CONTACT)


class TestSettle:
    def test_says_who_and_when_and_a_second_tap_changes_nothing(self):
        world = small_world()
        reminder = raised(world)

        reminders.settle(reminder_id=reminder.pk, actor=world.worker, at=AT)
        reminders.settle(reminder_id=reminder.pk, actor=world.supervisor, at=AT + timedelta(1))

        reminder.refresh_from_db()
        assert (reminder.state, reminder.settled_at) == (ReminderState.DONE, AT)
        assert reminder.settled_by_id == world.worker.user_id

    def test_is_hidden_from_colleagues_other_teams_and_practices(self):
        world = small_world()
        reminder = raised(world)
        strangers = [actor_in(Role.LINK_WORKER, world.team), small_world().supervisor, world.gp]

        for stranger in strangers:
            with pytest.raises(NotVisible):
                reminders.settle(reminder_id=reminder.pk, actor=stranger, at=AT)


class TestTakeUpAgain:
    def test_undoes_ones_own_tap_for_a_quarter_of_an_hour(self):
        world = small_world()
        reminder = raised(world)
        reminders.settle(reminder_id=reminder.pk, actor=world.worker, at=AT)

        soon, late = AT + timedelta(minutes=15), AT + timedelta(minutes=16)
        with pytest.raises(Conflict):
            reminders.take_up_again(reminder_id=reminder.pk, actor=world.worker, at=late)
        with pytest.raises(Conflict):
            reminders.take_up_again(reminder_id=reminder.pk, actor=world.supervisor, at=soon)
        again = reminders.take_up_again(reminder_id=reminder.pk, actor=world.worker, at=soon)

        assert again.state == ReminderState.OPEN


class TestPutOff:
    @pytest.mark.parametrize("days", [0, -1, 93])
    def test_refuses_a_day_that_is_not_ahead_or_too_far(self, days):
        world = small_world()
        until = AT.date() + timedelta(days=days)

        with pytest.raises(Invalid):
            reminders.put_off(reminder_id=raised(world).pk, actor=world.worker, at=AT, until=until)

    def test_keeps_the_day(self):
        world = small_world()
        until = AT.date() + timedelta(days=7)

        kept = reminders.put_off(
            reminder_id=raised(world).pk, actor=world.worker, at=AT, until=until
        )

        assert (kept.later_on, kept.state) == (until, ReminderState.OPEN)
