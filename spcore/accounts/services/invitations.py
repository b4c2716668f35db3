"""Inviting somebody to an organisation in a role, and what becomes of the invitation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from spcore import audit
from spcore.accounts import policies, selectors, tokens
from spcore.accounts.actor import Actor
from spcore.accounts.models import Invitation, Membership, Organisation, User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted, NotVisible
from spcore.outbox.publishing import publish

LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Who is to be invited, where, as what. The same `nonce` twice makes one invitation."""

    email: str
    name: str
    organisation_id: UUID
    role: Role
    nonce: UUID
    may_approve: bool = False


@transaction.atomic
def invite_colleague(*, actor: Actor, at: datetime, new: NewInvitation) -> Invitation:
    """
    Offer a place, and promise the email with its private link (topic `account.invited`).

    An open invitation of the same address to the same place is replaced: its link stops working.

    :raises NotVisible: when the organisation is not the actor's to manage.
    :raises NotPermitted: when the actor may not give this role there.
    """
    organisation = selectors.organisation_for(actor=actor, organisation_id=new.organisation_id)
    policies.check_role(actor, policies.Action.GRANT, role=new.role, kind=organisation.kind)
    return invite_to(organisation, actor=actor, at=at, new=new)


def invite_to(
    organisation: Organisation, *, actor: Actor, at: datetime, new: NewInvitation
) -> Invitation:
    """Offer the place, once. Expects that the actor may give the role there."""
    if (before := Invitation.objects.filter(pk=new.nonce).first()) is not None:
        return _same_again(before, actor, new)
    invitation = _offer(organisation, at, new=new, invited_by_id=actor.user_id)
    _note(actor, "colleague invited", invitation.pk)
    publish(topic="account.invited", subject_id=invitation.pk, at=at)
    return invitation


def _same_again(before: Invitation, actor: Actor, new: NewInvitation) -> Invitation:
    if before.invited_by_id != actor.user_id or before.email != new.email.strip().lower():
        raise Conflict(_("This invitation was already made"))
    return before


def _offer(
    organisation: Organisation, at: datetime, *, new: NewInvitation, invited_by_id: UUID | None
) -> Invitation:
    email = new.email.strip().lower()
    same = Invitation.objects.pending().filter(
        email=email, organisation=organisation, role=new.role
    )
    same.update(cancelled_at=at)
    return Invitation.objects.create(
        pk=new.nonce,
        email=email,
        name=new.name.strip(),
        organisation=organisation,
        role=new.role,
        may_approve=new.may_approve and new.role == Role.OTHER_REFERRER,
        token_hash=tokens.hash_of(tokens.token_of(new.nonce)),
        invited_by_id=invited_by_id,
        created_at=at,
        expires_at=at + LIFETIME,
    )


@transaction.atomic
def cancel_invitation(*, actor: Actor, at: datetime, invitation_id: UUID) -> None:
    """Take an offer back: its link stops working. :raises NotVisible, NotPermitted:"""
    invitation = selectors.invitation_for(actor=actor, invitation_id=invitation_id)
    kind = invitation.organisation.kind
    policies.check_role(actor, policies.Action.GRANT, role=invitation.role, kind=kind)
    invitation.cancelled_at = at
    invitation.save(update_fields=["cancelled_at"])
    _note(actor, "invitation cancelled", invitation.pk)


@transaction.atomic
def accept_invitation(*, invitation_id: UUID, name: str, password: str, at: datetime) -> User:
    """
    Make the invited person's account with their first role.

    The password was checked by the form. Two acceptances at once make one account.

    :raises NotVisible: when the invitation can no longer be taken up.
    :raises Conflict: when the address signs in already: then `join_by_invitation`.
    """
    invitation = _locked(invitation_id, at)
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                invitation.email, password, name=name.strip(), is_demo=settings.DEMO
            )
    except IntegrityError as error:
        raise Conflict(_("This address has an account already: sign in to accept")) from error
    _take_up(invitation, user, at)
    return user


@transaction.atomic
def join_by_invitation(*, invitation_id: UUID, user: User, at: datetime) -> None:
    """
    Give somebody who signs in already the role they are invited to.

    :raises NotVisible: when the invitation can no longer be taken up.
    :raises NotPermitted: when it is for another address than the user's.
    """
    invitation = _locked(invitation_id, at)
    if user.email.lower() != invitation.email or not user.is_active:
        raise NotPermitted(_("This invitation is for somebody else"))
    _take_up(invitation, user, at)


def _locked(invitation_id: UUID, at: datetime) -> Invitation:
    rows = Invitation.objects.usable(at=at).select_for_update(of=("self",))
    invitation = rows.filter(pk=invitation_id).first()
    if invitation is None:
        raise NotVisible
    return invitation


def _take_up(invitation: Invitation, user: User, at: datetime) -> None:
    membership, _made = Membership.objects.get_or_create(
        user=user, organisation=invitation.organisation, role=invitation.role, ended_at=None
    )
    if invitation.may_approve and not membership.may_approve:
        membership.may_approve = True
        membership.save(update_fields=["may_approve"])
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    actor = Actor(
        role=Role(invitation.role),
        user_id=user.pk,
        organisation_id=invitation.organisation_id,
        membership_id=membership.pk,
    )
    _note(actor, "invitation accepted", invitation.pk)


def _note(actor: Actor, label: str, object_id: UUID) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=object_id)


def offer_from_system(
    *, organisation: Organisation, role: Role, email: str, name: str, at: datetime
) -> Invitation:
    """Make an invitation that no person makes, without an email: the caller hands on the link."""
    new = NewInvitation(
        email=email, name=name, organisation_id=organisation.pk, role=role, nonce=uuid4()
    )
    return _offer(organisation, at, new=new, invited_by_id=None)
