"""Who opens the directory's pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in

KINDS = {Role.PROVIDER: OrganisationKind.PROVIDER, Role.LINK_WORKER: OrganisationKind.TEAM}


@pytest.fixture
def sign_in(client: Client) -> Callable[..., Actor]:
    """Sign the client in as somebody new in a role, in an organisation if one is given."""

    def as_role(role: Role, organisation=None) -> Actor:
        kind = KINDS.get(role, OrganisationKind.SCHEME)
        actor = actor_in(role, organisation or OrganisationFactory(kind=kind))
        client.force_login(User.objects.get(pk=actor.user_id))
        return actor

    return as_role
