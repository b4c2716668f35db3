"""Letting an organisation's computer system in: make, rotate and revoke its credentials."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import ceil
from uuid import UUID

from allauth.idp.oidc.models import Client, Token
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from spcore import audit
from spcore.accounts import policies, selectors
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, SystemClient, User
from spcore.errors import Conflict, NotVisible
from spcore.statements import Statement, name_for

WINDOW = timedelta(minutes=1)
COUNT = """
UPDATE accounts_systemclient
SET calls = CASE WHEN calls_since > $2 THEN calls + 1 ELSE 1 END,
    calls_since = CASE WHEN calls_since > $2 THEN calls_since ELSE $3 END
WHERE id = $1 RETURNING calls, calls_since
"""
NO_MAIL = "systems.invalid"  # nothing is ever sent there


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSystem:
    """What a system is called and may do. The same `nonce` twice makes one."""

    name: str
    scopes: tuple[str, ...]
    nonce: UUID


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the system signs in with. The secret is not kept: it is shown once."""

    system: SystemClient
    client_id: str
    secret: str


@transaction.atomic
def connect_system(*, new: NewSystem, actor: Actor, at: datetime) -> Credentials:
    """
    Make a system's credentials, for the actor's own organisation and a few scopes.

    :raises NotVisible, NotPermitted: systems of it are not the actor's to connect.
    :raises Conflict: these credentials were made already; their secret is not kept.
    """
    organisation = selectors.organisation_to_connect(actor=actor)
    if SystemClient.objects.filter(pk=new.nonce).exists():
        raise Conflict(_("These credentials were made already. Make new ones to see a secret"))
    secret = secrets.token_urlsafe(32)
    system = SystemClient.objects.create(
        pk=new.nonce,
        organisation=organisation,
        user=_user(new, organisation),
        client=_client(new, secret),
        name=new.name,
        scopes=sorted(new.scopes),
        made_by_id=actor.user_id,
        created_at=at,
    )
    _note(actor, "system.connect", system)
    return Credentials(system, system.client_id or "", secret)


def _user(new: NewSystem, organisation: Organisation) -> User:
    """Make who stands in the record for the system: no password, not active, never invited."""
    return User.objects.create_user(
        f"{new.nonce}@{NO_MAIL}",
        name=f"{new.name} ({organisation.name})"[:150],
        is_active=False,
        is_demo=settings.DEMO,
    )


def _client(new: NewSystem, secret: str) -> Client:
    client = Client(
        id=new.nonce.hex,
        name=new.name,
        grant_types=Client.GrantType.CLIENT_CREDENTIALS,
        type=Client.Type.CONFIDENTIAL,
        response_types="",
    )
    client.set_scopes(sorted(new.scopes))
    client.default_scopes = client.scopes
    client.set_secret(secret)
    client.save(force_insert=True)
    return client


@transaction.atomic
def rotate_system(*, system_id: UUID, actor: Actor, at: datetime) -> Credentials:
    """
    Give the system a new secret. The old one and every token made with it stop at once.

    :raises NotVisible, NotPermitted:
    """
    system = _held(system_id, actor)
    policies.check_connect(actor, organisation_id=system.organisation_id)
    client = system.client
    assert client is not None  # noqa: S101  `_held` returns live ones only
    secret = secrets.token_urlsafe(32)
    client.set_secret(secret)
    client.save(update_fields=["secret"])
    Token.objects.filter(client=client).delete()
    system.rotated_at = at
    system.save(update_fields=["rotated_at"])
    _note(actor, "system.rotate", system)
    return Credentials(system, client.pk, secret)


@transaction.atomic
def revoke_system(*, system_id: UUID, actor: Actor, at: datetime) -> None:
    """End the system's credentials and tokens, for good. :raises NotVisible, NotPermitted:"""
    policies.check_revoke(actor)
    system = _held(system_id, actor)
    client_id, system.client, system.revoked_at = system.client_id, None, at
    system.save(update_fields=["client", "revoked_at"])
    Client.objects.filter(pk=client_id).delete()
    _note(actor, "system.revoke", system)


def count_call(*, system_id: UUID, at: datetime) -> tuple[int, int]:
    """Count one request; return how many there were in this minute, and its seconds left."""
    [(calls, since)] = _count().rows([system_id, at - WINDOW, at])
    return calls, ceil((since + WINDOW - at).total_seconds())


@cache
def _count() -> Statement:
    return Statement(name_for("write", SystemClient), ("uuid", "timestamptz", "timestamptz"), COUNT)


def _held(system_id: UUID, actor: Actor) -> SystemClient:
    rows = SystemClient.objects.visible_to(actor).select_for_update(of=("self",))
    found = rows.select_related("client", "organisation").filter(pk=system_id, revoked_at=None)
    system = found.first()
    if system is None:
        raise NotVisible
    return system


def _note(actor: Actor, label: str, system: SystemClient) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=system.pk)
