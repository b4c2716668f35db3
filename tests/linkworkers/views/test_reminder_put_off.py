"""Putting a reminder off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.referrals import small_world
from tests.linkworkers.reminding import raised
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReminderPutOff:
    def test_hides_it_until_the_day(self):
        world = small_world()
        reminder, until = raised(world), timezone.localdate() + timedelta(days=7)
        form = {"until_day": until.day, "until_month": until.month, "until_year": until.year}

        page = text_of(
            signed_in(world.worker).post(f"/reminders/{reminder.pk}/later/", form, follow=True)
        )

        assert "Put off until" in page
        assert "Nobody has spoken" not in page

    def test_says_beside_the_day_what_is_wrong_and_keeps_it(self):
        world = small_world()
        form = {"until_day": "1", "until_month": "1", "until_year": "2099"}

        page = signed_in(world.worker).post(f"/reminders/{raised(world).pk}/later/", form)

        assert "Choose a day after today, within three months" in text_of(page)
        assert b"2099" in page.content
