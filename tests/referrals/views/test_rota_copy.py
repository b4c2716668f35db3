"""Copying last week's rota."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnCallTurn
from referrals.selectors.rota import monday_of
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import turn_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRotaCopy:
    def test_copies_turns_once_and_leaves_out_those_who_left(self):
        world = small_world()
        gone = actor_in(Role.LINK_WORKER, world.team)
        monday = monday_of(timezone.localdate()) + timedelta(days=14)
        for number in range(3):
            turn_of(world, world.worker, monday + timedelta(days=number - 7))
        turn_of(world, gone, monday - timedelta(days=7))
        User.objects.filter(pk=gone.user_id).update(is_active=False)
        browser = signed_in(world.supervisor)
        form = {"team": world.team.pk, "week": monday.isoformat()}

        first = text_of(browser.post("/rota/copy/", form, follow=True))
        again = text_of(browser.post("/rota/copy/", form, follow=True))

        held = OnCallTurn.objects.filter(day__gte=monday)
        assert {turn.user_id for turn in held} == {world.worker.user_id}
        assert [turn.day for turn in held.order_by("day")] == [
            monday + timedelta(days=number) for number in range(3)
        ]
        assert "3 turns copied" in first
        assert "There was nothing to copy" in again

    def test_fills_no_day_that_has_passed(self):
        world = small_world()
        monday = monday_of(timezone.localdate())
        for number in range(7):
            turn_of(world, world.worker, monday + timedelta(days=number - 14))
        form = {"team": world.team.pk, "week": (monday - timedelta(days=7)).isoformat()}

        signed_in(world.supervisor).post("/rota/copy/", form)

        assert OnCallTurn.objects.count() == 7

    def test_is_not_there_for_another_team(self):
        world = small_world()
        form = {"team": world.team.pk, "week": "2026-11-23"}

        assert signed_in(small_world().supervisor).post("/rota/copy/", form).status_code == 404
