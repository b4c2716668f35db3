"""Ending a colleague's role."""

import pytest
from django.test import Client

from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
    user_with_password,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import give_password

pytestmark = pytest.mark.django_db


class TestColleagueRoleEnd:
    def test_bites_on_the_next_request(self, administrator, world: World):
        other = user_with_password()
        membership = MembershipFactory(
            user=other, role=Role.REFERRER_ADMIN, organisation=world.practice
        )
        browser = Client()
        give_password(browser, other)
        assert browser.get("/people/").status_code == 200

        administrator.post(f"/people/roles/{membership.pk}/end/")

        assert browser.get("/people/").status_code == 403
        assert Membership.objects.get(pk=membership.pk).ended_at is not None
