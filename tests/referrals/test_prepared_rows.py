"""Rows read by statements that are kept: for each role, the same as `visible_to` gives."""

import pytest
from django.utils import timezone

from referrals.models import Referral
from referrals.selectors import cases, made
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES, Role
from spcore.errors import NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import World, small_world

pytestmark = pytest.mark.django_db


def world_with_rows() -> World:
    """Make a world with what a practice sent, what it is told of, and what is a stranger's."""
    world, elsewhere = small_world(), small_world()
    world.referral(active=True)
    world.referral(told_practice=world.practice)  # both parts hold it
    told = elsewhere.referral(active=True)
    Referral.objects.filter(pk=told.pk).update(told_practice=world.practice)
    elsewhere.referral(active=True)
    return world


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("place", ["practice", "team", "scheme"])
class TestEveryRole:
    def test_sees_in_parts_what_it_sees_at_once(self, role, place):
        actor = _actor(role, world_with_rows(), place)

        parts = Referral.objects.visible_in_parts(actor)
        found = {row.pk for part in parts for row in part}

        assert found == {row.pk for row in Referral.objects.visible_to(actor)}

    def test_opens_what_it_may_read_and_nothing_else(self, role, place):
        actor, now = _actor(role, world_with_rows(), place), timezone.now()
        readable = set(Referral.objects.readable_by(actor, at=now).values_list("pk", flat=True))

        for referral in Referral.objects.all():
            for read in (cases.referral_for, cases.locked_for):
                assert _is_found(read, actor, referral, now) == (referral.pk in readable)


@pytest.mark.parametrize("role", sorted(PRACTICE_ROLES))
class TestReferrersOf:
    def test_are_all_who_referred_what_a_practice_sees(self, role):
        world = world_with_rows()
        Referral.objects.filter(referring_organisation=world.practice, told_practice=None).update(
            referrer=None,
            source="self",  # the person came by themself
        )
        actor = actor_in(role, world.practice)

        found = made.referrers_of(actor=actor)

        seen = Referral.objects.visible_to(actor).exclude(referrer=None)
        names = set(seen.values_list("referrer_id", "referrer__name"))
        assert (set(found), len(found)) == (names, 2)


def _actor(role, world, place):
    organisation = world.scheme.organisation if place == "scheme" else getattr(world, place)
    if role not in {None, Role.SYSTEM}:
        return actor_in(role, organisation)
    held = actor_in(Role.LINK_WORKER, organisation)
    return Actor(role=role, user_id=held.user_id, organisation_id=organisation.pk)


def _is_found(read, actor, referral, now):
    try:
        return read(actor=actor, referral_id=referral.pk, at=now) == referral
    except NotVisible:
        return False
