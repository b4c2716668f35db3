"""A volunteer of the register, changed."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.services.test_getting_there import companion
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestCompanionEdit:
    def test_lets_them_leave_and_come_back_and_overwrites_nothing(self):
        world = small_world()
        row = companion(world)
        browser, address = signed_in(world.worker), f"/companions/{row.pk}/"

        browser.post(address, {"name": "Sam", "has_left": "on", "version": 0})
        stale = text_of(browser.post(address, {"name": "CNRY", "version": 0}))
        row.refresh_from_db()

        assert row.ended_on is not None
        assert "Somebody else has changed this" in stale
        browser.post(address, {"name": "Sam", "version": 1})
        row.refresh_from_db()
        assert (row.name, row.ended_on) == ("Sam", None)

    def test_keeps_who_saw_the_checks_until_they_are_seen_again(self):
        world = small_world()
        row = companion(world)
        day = row.checks_seen_on
        sent = {f"checks_seen_on_{part}": getattr(day, part) for part in ("day", "month", "year")}

        signed_in(world.supervisor).post(
            f"/companions/{row.pk}/", {"name": "Samuel", "version": 0, **sent}
        )

        row.refresh_from_db()
        assert (row.name, row.checks_seen_by_id) == ("Samuel", world.worker.user_id)

    def test_is_not_there_for_another_team(self):
        row = companion(small_world())

        assert signed_in(small_world().worker).get(f"/companions/{row.pk}/").status_code == 404
