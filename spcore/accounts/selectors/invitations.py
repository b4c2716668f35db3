"""Reads of invitations, and of the organisations one may invite to."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from spcore.accounts import policies, tokens
from spcore.accounts.actor import Actor
from spcore.accounts.models import Invitation, Organisation, User
from spcore.errors import NotVisible


def pending_invitations(*, actor: Actor) -> QuerySet[Invitation]:
    """Return the invitations not taken up yet, newest first."""
    rows = Invitation.objects.visible_to(actor).pending().select_related("organisation")
    return rows.order_by("-created_at", "pk")


def invitation_for(*, actor: Actor, invitation_id: UUID) -> Invitation:
    """Return a pending invitation. :raises NotVisible:"""
    found = pending_invitations(actor=actor).filter(pk=invitation_id).first()
    if found is None:
        raise NotVisible
    return found


def invitation_of_link(*, token: str, at: datetime) -> Invitation | None:
    """Return the invitation a private link stands for; None when it opens nothing (any more)."""
    return Invitation.objects.usable(at=at).filter(token_hash=tokens.hash_of(token)).first()


def open_invitation(*, invitation_id: UUID | str | None, at: datetime) -> Invitation | None:
    """Return an invitation that can be taken up now; unknown, used, cancelled and late: None."""
    if invitation_id is None:
        return None
    rows = Invitation.objects.usable(at=at).select_related("organisation")
    return rows.filter(pk=invitation_id).first()


def has_account(*, email: str) -> bool:
    """Tell whether an address signs in already."""
    return User.objects.filter(email=email).exists()


def organisation_for(*, actor: Actor, organisation_id: UUID) -> Organisation:
    """Return an open organisation whose people `actor` may manage. :raises NotVisible:"""
    found = Organisation.objects.manageable_by(actor).filter(pk=organisation_id, is_open=True)
    organisation = found.first()
    if organisation is None:
        raise NotVisible
    return organisation


def organisations_named(*, actor: Actor, words: str) -> QuerySet[Organisation]:
    """Return the organisations `actor` may invite to whose name or code holds `words`, by name."""
    kinds = [
        kind
        for kind in policies.ROLES_OF_KIND
        if policies.roles_in_reach(actor, policies.Action.GRANT, kind)
    ]
    rows = Organisation.objects.manageable_by(actor).filter(is_open=True, kind__in=kinds)
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(ods_code__iexact=word))
    return rows.order_by(Lower("name"), "pk")
