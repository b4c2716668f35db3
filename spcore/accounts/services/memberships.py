"""Giving a colleague a role, ending one, and choosing which of one's own to act in."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from spcore import audit
from spcore.accounts import policies, selectors
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, User
from spcore.accounts.roles import Role
from spcore.accounts.services.leaving import check_leaving
from spcore.errors import Conflict, NotPermitted, NotVisible


@transaction.atomic
def give_role(
    *, actor: Actor, at: datetime, user_id: UUID, organisation_id: UUID, role: Role
) -> Membership:
    """
    Give a colleague one more role; holding it already is no error.

    :raises NotVisible: when the colleague or the organisation is not the actor's to manage.
    :raises NotPermitted: when the actor may not give this role there, or to themselves.
    """
    user = selectors.colleague_for(actor=actor, user_id=user_id)
    organisation = selectors.organisation_for(actor=actor, organisation_id=organisation_id)
    policies.check_other(actor, user)
    policies.check_role(actor, policies.Action.GRANT, role=role, kind=organisation.kind)
    membership, made = Membership.objects.get_or_create(
        user=user,
        organisation=organisation,
        role=role,
        ended_at=None,
        defaults={"created_at": at},
    )
    if made:
        _note(actor, "role given", membership.pk, purpose=f"{role} to {user.pk}")
    return membership


@transaction.atomic
def end_role(*, actor: Actor, at: datetime, membership_id: UUID) -> Membership:
    """
    End a colleague's role; it bites on their next request.

    :raises NotVisible: when there is no such live role among the actor's colleagues.
    :raises NotPermitted: when the actor may not end it, or it is their own.
    :raises Conflict: when the scheme would be left without an administrator, or people without
        whoever works with them.
    """
    rows = Membership.objects.visible_to(actor).filter(pk=membership_id, ended_at=None)
    rows = rows.select_related("organisation", "user")
    membership = rows.select_for_update(of=("self",)).first()
    if membership is None:
        raise NotVisible
    policies.check_other(actor, membership.user)
    kind = membership.organisation.kind
    policies.check_role(actor, policies.Action.END_ROLE, role=membership.role, kind=kind)
    keep_an_administrator([membership])
    check_leaving([membership])
    membership.ended_at = at
    membership.save(update_fields=["ended_at"])
    _note(actor, "role ended", membership.pk, purpose=f"{membership.role} of {membership.user_id}")
    return membership


@transaction.atomic
def name_approver(*, actor: Actor, membership_id: UUID) -> Membership:
    """
    Let somebody of a referring organisation approve its colleagues; a second time is no error.

    :raises NotVisible: when there is no such live role in an organisation of the actor's.
    :raises NotPermitted: unless the actor administers a scheme, and for their own role.
    """
    if actor.role != Role.SCHEME_ADMIN:
        raise NotPermitted(_("Only a scheme's administrator names who approves colleagues"))
    rows = Membership.objects.visible_to(actor).live().filter(role=Role.OTHER_REFERRER)
    rows = rows.filter(pk=membership_id).select_related("user")
    membership = rows.select_for_update(of=("self",)).first()
    if membership is None:
        raise NotVisible
    policies.check_other(actor, membership.user)
    if not membership.may_approve:
        membership.may_approve = True
        membership.save(update_fields=["may_approve"])
        _note(actor, "approver named", membership.pk, purpose=str(membership.user_id))
    return membership


def keep_an_administrator(leaving: list[Membership]) -> None:
    """
    Refuse to end the last administrators of a scheme. Locks each scheme concerned.

    :raises Conflict:
    """
    last = [row for row in leaving if row.role == Role.SCHEME_ADMIN]
    for row in last:
        Organisation.objects.select_for_update(of=("self",)).get(pk=row.organisation_id)
        others = Membership.objects.live().filter(
            organisation_id=row.organisation_id, role=Role.SCHEME_ADMIN, user__is_active=True
        )
        if not others.exclude(user_id=row.user_id).exists():
            raise Conflict(_("The scheme would be left without an administrator"))


@transaction.atomic
def act_as(*, user: User, membership_id: UUID) -> Membership:
    """
    Note which of their own roles somebody acts in from now on. The caller keeps it in the session.

    :raises NotVisible: when it is not a live role of theirs.
    """
    membership = selectors.live_memberships(user_id=user.pk).filter(pk=membership_id).first()
    if membership is None:
        raise NotVisible
    actor = Actor(
        role=Role(membership.role),
        user_id=user.pk,
        organisation_id=membership.organisation_id,
        membership_id=membership.pk,
    )
    _note(actor, "acting as", membership.pk)
    return membership


def _note(actor: Actor, label: str, object_id: UUID, *, purpose: str = "") -> None:
    audit.record(
        actor=actor,
        action=audit.Action.SETTINGS,
        label=label,
        object_id=object_id,
        purpose=purpose,
    )
