"""Browsers in which somebody is signed in."""

from django.test import Client

from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
    user_with_password,
)
from tests.spcore.accounts.signing import give_password


def signed_in(role: Role, organisation, client: Client | None = None) -> Client:
    """Return a browser in which somebody of this role has just given their password."""
    client = client or Client()
    user = user_with_password()
    MembershipFactory(user=user, role=role, organisation=organisation)
    give_password(client, user)
    return client
