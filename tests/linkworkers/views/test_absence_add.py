"""Saying that somebody is away, in the browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Absence
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(actor):
    return f"/team/{actor.user_id}/absence/"


def entered(**fields):
    today = timezone.localdate()
    last = today + timedelta(days=4)
    days = {"starts_on": today, "ends_on": last}
    parts = {
        f"{name}_{part}": getattr(day, part)
        for name, day in days.items()
        for part in ("day", "month", "year")
    }
    return parts | {"why": "leave"} | fields


class TestAbsenceAdd:
    def test_a_link_worker_records_their_own_leave_and_sees_it(self):
        world = small_world()
        cover = colleague_in(world)
        browser = signed_in(world.worker)

        answer = browser.post(address(world.worker), entered(cover=str(cover.user_id)), follow=True)

        absence = Absence.objects.get()
        assert (absence.worker_id, absence.cover_id) == (world.worker.user_id, cover.user_id)
        page = text_of(answer)
        assert "Away now" in page
        assert "covers." in page

    def test_keeps_what_was_typed_when_days_overlap(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        browser.post(address(world.worker), entered())

        page = text_of(browser.post(address(world.worker), entered(note="Back in March")))

        assert "They are away on some of these days already" in page
        assert "Back in March" in page
        assert Absence.objects.count() == 1

    def test_is_not_there_for_a_colleague_or_another_team(self):
        world, other = small_world(), small_world()

        statuses = [
            signed_in(actor).get(address(world.worker)).status_code
            for actor in (colleague_in(world), other.supervisor, world.gp)
        ]

        assert statuses == [404, 404, 403]
