"""Saying that somebody is back."""

import pytest
from django.utils import timezone

from linkworkers.models import Absence
from tests.factories.referrals import small_world
from tests.linkworkers.covering import absent, colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def away_now(world, cover=None):
    now = timezone.now()
    return absent(world, cover=cover, first=now.date(), last=now.date(), at=now)


class TestAbsenceEnd:
    def test_asks_first_and_then_ends_it(self):
        world = small_world()
        absence = away_now(world, colleague_in(world))
        browser = signed_in(world.supervisor)
        address = f"/absences/{absence.pk}/end/"

        asked = text_of(browser.get(address))
        browser.post(address)

        assert "can open their people no longer" in asked
        assert Absence.objects.get().ended_at is not None
        assert browser.get(address).status_code == 404

    def test_is_not_there_for_another_team(self):
        absence = away_now(small_world())

        answer = signed_in(small_world().supervisor).post(f"/absences/{absence.pk}/end/")

        assert answer.status_code == 404
