"""A scheme administrator at a browser."""

import pytest
from django.test import Client

from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in


@pytest.fixture
def admin() -> Actor:
    """Return a scheme administrator."""
    return actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))


@pytest.fixture
def admin_client(client: Client, admin: Actor) -> Client:
    """Return the administrator's browser."""
    client.force_login(User.objects.get(pk=admin.user_id))
    return client
