"""Saying that a reminder is dealt with."""

import pytest

from linkworkers.models import ReminderState
from tests.factories.referrals import small_world
from tests.linkworkers.reminding import raised
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReminderSettle:
    def test_takes_it_off_the_list_and_offers_to_undo(self):
        world = small_world()
        reminder = raised(world)

        page = text_of(signed_in(world.worker).post(f"/reminders/{reminder.pk}/done/", follow=True))

        reminder.refresh_from_db()
        assert reminder.state == ReminderState.DONE
        assert "Nobody has spoken" not in page
        assert "Undo" in page

    def test_refuses_whoever_cannot_see_it(self):
        reminder = raised(small_world())

        answer = signed_in(small_world().worker).post(f"/reminders/{reminder.pk}/done/")

        assert answer.status_code == 404
