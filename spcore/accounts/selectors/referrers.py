"""Reads of other referrers' organisations, and of who asks to join them."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now

from spcore.accounts.actor import Actor
from spcore.accounts.models import (
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationKind,
    User,
)
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


def without_approver(*, actor: Actor) -> QuerySet[Organisation]:
    """
    Return the referring organisations whose people have nobody who approves their colleagues.

    `left_at`: since when. Whoever was invited to approve, and has not answered, counts as one.
    """
    here = Membership.objects.live().filter(organisation=OuterRef("pk"), user__is_active=True)
    asked = Invitation.objects.pending().filter(organisation=OuterRef("pk"), may_approve=True)
    rows = Organisation.objects.manageable_by(actor)
    rows = rows.filter(Exists(here), kind=OrganisationKind.REFERRER, is_open=True)
    rows = rows.exclude(Exists(here.filter(may_approve=True)))
    rows = rows.exclude(Exists(asked.filter(expires_at__gt=Now())))
    held = Membership.objects.filter(organisation=OuterRef("pk")).order_by()
    last = held.filter(may_approve=True).order_by(F("ended_at").desc(nulls_last=True))
    first = held.order_by("created_at").values("created_at")[:1]
    left = Coalesce(Subquery(last.values("ended_at")[:1]), Subquery(first))
    return rows.annotate(left_at=left).order_by("name", "pk")


def referrer_to_lead(*, actor: Actor, organisation_id: UUID) -> Organisation:
    """Return a referring organisation whose approvers the actor may name. :raises NotVisible:"""
    rows = Organisation.objects.manageable_by(actor).filter(kind=OrganisationKind.REFERRER)
    found: Organisation | None = rows.filter(pk=organisation_id).first()
    if found is None:
        raise NotVisible
    return found


def people_of(*, organisation_id: UUID) -> QuerySet[Membership]:
    """Return who signs in for an organisation now, by name."""
    rows = Membership.objects.live().filter(organisation_id=organisation_id, user__is_active=True)
    return rows.select_related("user").order_by("user__name", "pk")


def approvers_of(*, organisation_id: UUID) -> list[User]:
    """
    Return who approves colleagues: in a referring organisation whoever has leave to.

    At a provider it is everybody who signs in for it. While there is nobody, it is the schemes'
    own administrators, and for a provider the editors of the directory.
    """
    live = Membership.objects.live().filter(user__is_active=True)
    own = Q(may_approve=True) | Q(role=Role.PROVIDER)
    rows = live.filter(own, organisation_id=organisation_id)
    is_provider = Organisation.objects.filter(pk=organisation_id, kind=OrganisationKind.PROVIDER)
    if not rows.exists():
        editors = {Role.DIRECTORY_EDITOR} if is_provider.exists() else set()
        rows = live.filter(role__in={Role.SCHEME_ADMIN} | editors)
    users = User.objects.filter(pk__in=rows.values("user_id"), is_active=True)
    return list(users.order_by("name", "pk"))
