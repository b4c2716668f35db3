"""Computer systems of organisations, and the tokens they show."""

from datetime import timedelta
from uuid import uuid4

from allauth.idp.oidc.models import Client, Token
from django.utils import timezone

from spcore.accounts.models import Organisation, Scope, SystemClient
from tests.factories.accounts import UserFactory

SECRET = "a secret nobody guesses"


def system_for(organisation: Organisation, *scopes: str, name: str = "EMIS Web") -> SystemClient:
    """Make a connected system; without scopes it has all of them."""
    allowed = sorted(scopes or Scope.values)
    client = Client(id=uuid4().hex, name=name, grant_types=Client.GrantType.CLIENT_CREDENTIALS)
    client.set_scopes(allowed)
    client.default_scopes = client.scopes
    client.set_secret(SECRET)
    client.save()
    return SystemClient.objects.create(
        organisation=organisation,
        user=UserFactory(name=f"{name} ({organisation.name})"[:150], is_active=False),
        client=client,
        name=name,
        scopes=allowed,
    )


def token_of(system: SystemClient, *scopes: str, minutes: int = 15) -> str:
    """Return a token of the system, as the token endpoint would give it."""
    value = uuid4().hex
    token = Token(
        type=Token.Type.ACCESS_TOKEN,
        client=system.client,
        expires_at=timezone.now() + timedelta(minutes=minutes),
    )
    token.set_value(value)
    token.set_scopes(list(scopes or system.scopes))
    token.save()
    return value
