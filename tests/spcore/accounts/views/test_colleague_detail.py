"""One colleague's account."""

import pytest

from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestColleagueDetail:
    def test_offers_what_the_actor_may_do(self, administrator, colleague):
        page = administrator.get(f"/people/{colleague.pk}/").content.decode()

        assert "Disable the account" in page
        assert "Help with a lost or new phone" in page
        assert "End this role" in page

    def test_offers_a_team_administrator_the_phone_alone(self, world: World):
        browser = signed_in(Role.TEAM_ADMIN, world.team)
        worker = MembershipFactory(role=Role.LINK_WORKER, organisation=world.team).user

        page = browser.get(f"/people/{worker.pk}/").content.decode()

        assert "Help with a lost or new phone" in page
        assert "Disable the account" not in page
        assert "End this role" not in page

    def test_is_read_only_for_a_privacy_officer(self, world: World):
        browser = signed_in(Role.PRIVACY_OFFICER, world.scheme)
        worker = MembershipFactory(role=Role.LINK_WORKER, organisation=world.team).user

        page = browser.get(f"/people/{worker.pk}/").content.decode()

        assert worker.email in page
        assert "<h2>Account</h2>" not in page

    def test_says_who_ends_the_role_of_whoever_looks_at_their_own_account(self, world: World):
        browser = signed_in(Role.REFERRER_ADMIN, world.practice)
        own = Membership.objects.get(role=Role.REFERRER_ADMIN, organisation=world.practice)

        page = browser.get(f"/people/{own.user_id}/").content.decode()

        assert "You cannot end your own role" in page
        assert "End this role" not in page
        assert "<h2>Account</h2>" not in page
