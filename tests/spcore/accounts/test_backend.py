"""The user of a session, with the roles they hold."""

from uuid import uuid4

import pytest
from django.utils import timezone

from spcore.accounts.backend import Backend
from spcore.accounts.roles import Role
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestBackend:
    def test_reads_user_and_roles_in_one_statement(self, django_assert_num_queries):
        user = UserFactory()
        held = [
            MembershipFactory(user=user, role=role) for role in (Role.PROVIDER, Role.TEAM_ADMIN)
        ]
        Backend().get_user(user.pk)

        with django_assert_num_queries(1):
            found = Backend().get_user(user.pk)

        assert found == user
        assert [role["id"] for role in found.roles_held] == [str(one.pk) for one in held]

    def test_leaves_out_a_role_that_ended_and_one_in_a_closed_organisation(self):
        user = UserFactory()
        MembershipFactory(user=user, ended_at=timezone.now())
        MembershipFactory(user=user, organisation__is_open=False)

        assert Backend().get_user(user.pk).roles_held == []

    def test_knows_nobody_whose_account_is_closed_or_gone(self):
        assert Backend().get_user(UserFactory(is_active=False).pk) is None
        assert Backend().get_user(uuid4()) is None
