"""Reads of the systems that are let in, and who a token stands for."""

from dataclasses import dataclass
from datetime import datetime
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

# As whom a system reads and writes: as whoever may connect one, never with more than they read.
ROLE_OF_KIND = {
    OrganisationKind.PRACTICE: Role.REFERRER_ADMIN,
    OrganisationKind.REFERRER: Role.OTHER_REFERRER,
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
    rows = Token.objects.filter(
        type=Token.Type.ACCESS_TOKEN,
        hash=get_adapter().hash_token(token),
        expires_at__gt=at,
        client__system_client__revoked_at=None,
        client__system_client__organisation__is_open=True,
    )
    found = rows.annotate(
        system_id=F("client__system_client__pk"),
        system_user_id=F("client__system_client__user_id"),
        system_name=F("client__system_client__name"),
        held=F("client__system_client__scopes"),
        organisation_id=F("client__system_client__organisation_id"),
        kind=F("client__system_client__organisation__kind"),
        organisation=F("client__system_client__organisation__name"),
        ods_code=F("client__system_client__organisation__ods_code"),
    )
    row = found.values().first()
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
