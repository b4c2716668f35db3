"""Whom a concern reaches, and in which order."""

from datetime import time

import pytest

from referrals.selectors.on_call import in_line, on_call, who_receives
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.rostering import on_call_now, turn_of

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def order(referral, **options):
    return [one.user_id for one in in_line(referral, at=NOON, **options)]


class TestInLine:
    def test_starts_with_whoever_is_on_call_then_supervisor_lead_and_own_link_worker(self):
        world = small_world()
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        colleague, other = (actor_in(Role.LINK_WORKER, world.team) for _count in range(2))
        on_call_now(world, colleague, at=NOON)

        found = order(world.referral(active=True))

        expected = [colleague, world.supervisor, lead, world.worker, other]
        assert found == [actor.user_id for actor in expected]

    def test_puts_whoever_raised_it_last(self):
        world = small_world()
        on_call_now(world, world.worker, at=NOON)

        found = order(world.referral(active=True), but=world.worker.user_id)

        assert found == [world.supervisor.user_id, world.worker.user_id]

    def test_holds_only_those_whose_turn_it_is_and_who_can_still_act(self):
        world = small_world()
        left, over, coming, now = (actor_in(Role.LINK_WORKER, world.team) for _count in range(4))
        User.objects.filter(pk=left.user_id).update(is_active=False)
        turn_of(world, left, TODAY)
        turn_of(world, over, TODAY, ends=time(12))
        turn_of(world, coming, TODAY, starts=time(12, 1))
        turn_of(world, now, TODAY, starts=time(12))

        found = on_call(team_id=world.team.pk, at=NOON)

        assert [one.user_id for one in found] == [now.user_id]
        assert found[0].until == "5pm"


class TestWhoReceives:
    def test_names_who_is_on_call_and_until_when(self):
        world = small_world()
        on_call_now(world, world.supervisor, at=NOON)
        referral = world.referral(active=True)

        named = who_receives(referral, at=NOON, names=True)
        unnamed = who_receives(referral, at=NOON, names=False)

        assert named == f"On call now: {world.supervisor.name}, supervisor, until 11:59pm."
        assert unnamed == "On call now: supervisor, until 11:59pm."

    def test_says_that_nobody_is_on_call_and_who_gets_it_then(self):
        world = small_world()
        referral, evening = world.referral(active=True), NOON.replace(hour=20)

        by_day = who_receives(referral, at=NOON, names=True)
        by_night = who_receives(referral, at=evening, names=True)

        assert by_day.startswith("Nobody is on call now. It goes to ")
        assert "nobody reads this before Monday 23 November 2026 at 9am" in by_night
        assert world.supervisor.name in by_night

    def test_is_empty_where_nobody_can_receive_it(self):
        world = small_world()
        referral = world.referral(active=True)
        User.objects.update(is_active=False)

        assert who_receives(referral, at=NOON, names=True) == ""
