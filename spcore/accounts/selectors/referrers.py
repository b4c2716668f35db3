"""Reads of other referrers' organisations, and of who asks to join them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from spcore.accounts.actor import Actor
from spcore.accounts.models import JoinRequest, Membership, Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.errors import NotVisible

# Addresses anybody, or the whole health service, may have: they say nothing of where one works.
SHARED_DOMAINS = frozenset(
    {"nhs.net", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk"}
    | {"live.com", "live.co.uk", "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "aol.com"}
    | {"btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "proton.me", "gmx.com"}
    | {"protonmail.com", "mail.com", "msn.com", "ymail.com", "zoho.com"}
)


def domain_of(email: str) -> str:
    """Return what stands behind the @, in lower case."""
    return email.strip().lower().rpartition("@")[2]


def organisation_of_address(*, email: str) -> Organisation | None:
    """Return the open referring organisation whose addresses this is one of; None for any other."""
    domain = domain_of(email)
    if not domain or domain in SHARED_DOMAINS:
        return None
    return Organisation.objects.filter(
        kind=OrganisationKind.REFERRER, is_open=True, email_domain=domain
    ).first()


def holds_role_in(*, email: str, organisation_id: UUID) -> bool:
    """Tell whether the address signs in for the organisation already."""
    rows = Membership.objects.live().filter(organisation_id=organisation_id)
    return rows.filter(user__email=email).exists()


def join_requests(*, actor: Actor) -> QuerySet[JoinRequest]:
    """Return who asks to join, where the actor answers for the people; oldest first."""
    rows = JoinRequest.objects.visible_to(actor).pending().select_related("organisation")
    return rows.order_by("asked_at", "pk")


def join_request_for(*, actor: Actor, join_request_id: UUID) -> JoinRequest:
    """Return a request nobody has decided. :raises NotVisible:"""
    found = join_requests(actor=actor).filter(pk=join_request_id).first()
    if found is None:
        raise NotVisible
    return found


def approvers_of(*, organisation_id: UUID) -> list[User]:
    """
    Return who approves colleagues: in a referring organisation whoever has leave to.

    At a provider it is everybody who signs in for it; while nobody does, the schemes' own
    administrators and the editors of the directory.
    """
    live = Membership.objects.live().filter(user__is_active=True)
    own = Q(may_approve=True) | Q(role=Role.PROVIDER)
    rows = live.filter(own, organisation_id=organisation_id)
    is_provider = Organisation.objects.filter(pk=organisation_id, kind=OrganisationKind.PROVIDER)
    if is_provider.exists() and not rows.exists():
        rows = live.filter(role__in=(Role.SCHEME_ADMIN, Role.DIRECTORY_EDITOR))
    users = User.objects.filter(pk__in=rows.values("user_id"), is_active=True)
    return list(users.order_by("name", "pk"))
