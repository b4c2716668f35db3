"""Reads of the systems that are let in, and who a token stands for."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Token
from django.db.models import F, QuerySet

from spcore.accounts import policies
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind, SystemClient
from spcore.accounts.roles import Role
from spcore.accounts.selectors.invitations import organisation_for
from spcore.errors import NotVisible
from spcore.prepared import MOMENT, TEXT, Prepared, prepare

# As whom a system reads and writes: as whoever may connect one, never with more than they read.
ROLE_OF_KIND = {
    OrganisationKind.PRACTICE: Role.REFERRER_ADMIN,
    OrganisationKind.REFERRER: Role.OTHER_REFERRER,
}


_READ = {
    "scopes": "scopes",
    "system_id": "client__system_client__pk",
    "system_user_id": "client__system_client__user_id",
    "system_name": "client__system_client__name",
    "held": "client__system_client__scopes",
    "organisation_id": "client__system_client__organisation_id",
    "kind": "client__system_client__organisation__kind",
    "organisation": "client__system_client__organisation__name",
    "ods_code": "client__system_client__organisation__ods_code",
}


@dataclass(frozen=True, slots=True)
class System:
    """A system that has shown a token: whom it acts as, and what that token allows."""

    id: UUID
    actor: Actor
    scopes: frozenset[str]
    ods_code: str


def system_of_token(*, token: str, at: datetime) -> System | None:
    """Return the system this access token was given to; None when it opens nothing. One query."""
    found = _of_token().rows({TEXT: get_adapter().hash_token(token), MOMENT: at})
    row = dict(zip(_READ, found[0], strict=True)) if found else None
    role = ROLE_OF_KIND.get(row["kind"]) if row else None
    if row is None or role is None or row["system_id"] is None:
        return None
    return System(
        id=row["system_id"],
        actor=Actor(
            role=role,
            user_id=row["system_user_id"],
            organisation_id=row["organisation_id"],
            name=row["system_name"],
            organisation_name=row["organisation"],
        ),
        scopes=frozenset(row["scopes"].split("\n")) & frozenset(row["held"]),
        ods_code=row["ods_code"] or "",
    )


@cache
def _of_token() -> Prepared:
    rows = Token.objects.filter(
        type=Token.Type.ACCESS_TOKEN,
        hash=TEXT,
        expires_at__gt=MOMENT,
        client__system_client__revoked_at=None,
        client__system_client__organisation__is_open=True,
    )
    return prepare(rows.order_by("pk").values_list(*_READ.values())[:1])


def systems(*, actor: Actor) -> QuerySet[SystemClient]:
    """Return the systems of the organisations the actor answers for, live ones first, by name."""
    rows = SystemClient.objects.visible_to(actor).select_related("organisation", "made_by")
    return rows.order_by(F("revoked_at").desc(nulls_first=True), "name", "pk")


def system_for(*, actor: Actor, system_id: UUID) -> SystemClient:
    """Return a system whose credentials work. :raises NotVisible:"""
    found = systems(actor=actor).filter(pk=system_id, revoked_at=None).first()
    if found is None:
        raise NotVisible
    return found


def organisation_to_connect(*, actor: Actor) -> Organisation:
    """Return the actor's own organisation, to let a system in. :raises NotVisible, NotPermitted:"""
    if actor.organisation_id is None:
        raise NotVisible
    policies.check_connect(actor, organisation_id=actor.organisation_id)
    return organisation_for(actor=actor, organisation_id=actor.organisation_id)
