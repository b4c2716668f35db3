"""The team: what each carries."""

import pytest

from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/team/"


class TestWorkerList:
    def test_says_what_each_carries_of_what_was_agreed(self):
        world = small_world()
        user = User.objects.get(pk=world.worker.user_id)
        ProfileFactory(user=user, team=world.team, capacity=30, languages=["Urdu"])
        world.referral(active=True)

        page = text_of(signed_in(world.supervisor).get(URL))

        assert user.name in page
        assert "1 of 30 open" in page
        assert "speaks Urdu" in page

    def test_shows_who_was_invited_before_anything_is_agreed(self):
        world = small_world()

        page = text_of(signed_in(world.supervisor).get(URL))

        assert "Nothing agreed yet" in page

    def test_shows_who_left_and_still_holds_somebody(self):
        world = small_world()
        world.referral(active=True)
        Membership.objects.filter(user_id=world.worker.user_id).update(ended_at=NOON)

        page = text_of(signed_in(world.supervisor).get(URL))

        assert "No longer in the team" in page

    def test_leaves_other_teams_out(self):
        world, other = small_world(), small_world()

        page = text_of(signed_in(world.supervisor).get(URL))

        assert User.objects.get(pk=other.worker.user_id).name not in page

    def test_asks_as_many_questions_for_many_as_for_one(self, django_assert_max_num_queries):
        world = small_world()
        for _ in range(10):
            actor_in(Role.LINK_WORKER, world.team)
        browser = signed_in(world.supervisor)
        browser.get(URL)

        with django_assert_max_num_queries(6):
            browser.get(URL)
