"""A practice's administrator in a browser, and a colleague."""

import pytest
from django.test import Client

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
    user_with_password,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in


@pytest.fixture
def administrator(world: World, client: Client) -> Client:
    """A practice's administrator, signed in."""
    return signed_in(Role.REFERRER_ADMIN, world.practice, client)


@pytest.fixture
def colleague(world: World) -> User:
    """A clinician of the same practice."""
    user = user_with_password()
    MembershipFactory(user=user, organisation=world.practice)
    return user
