"""Taking "dealt with" back."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.reminding import raised
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReminderUndo:
    def test_brings_it_back(self):
        world = small_world()
        reminder, client = raised(world), signed_in(world.worker)
        client.post(f"/reminders/{reminder.pk}/done/")

        page = text_of(client.post(f"/reminders/{reminder.pk}/undo/", follow=True))

        assert "Nobody has spoken" in page
        assert "It is on your list again" in page

    def test_says_when_there_is_nothing_to_undo(self):
        world = small_world()

        answer = signed_in(world.worker).post(f"/reminders/{raised(world).pk}/undo/")

        assert answer.status_code == 409
        assert "This can no longer be undone" in text_of(answer)
