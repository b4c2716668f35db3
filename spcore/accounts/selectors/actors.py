"""Who somebody acts as."""

from uuid import UUID

from django.db.models import QuerySet

from spcore.accounts.actor import NOBODY, UNDECIDED, Actor
from spcore.accounts.demo_accounts import BY_ROLE
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role


def live_memberships(*, user_id: UUID) -> QuerySet[Membership]:
    """Return the roles the user holds now, oldest first."""
    rows = Membership.objects.live().filter(user_id=user_id)
    return rows.select_related("organisation").order_by("created_at", "pk")


def actor_for(*, user: User, membership_id: str | None) -> Actor:
    """
    Return who `user` acts as: the chosen membership, or the only one they hold. One query.

    Somebody with several roles who has not chosen, or whose chosen role has ended, is UNDECIDED
    until they choose: a right is never taken from another role in silence. NOBODY without a role.
    """
    rows = list(live_memberships(user_id=user.pk))
    chosen = next((row for row in rows if str(row.pk) == membership_id), None)
    if chosen is None and len(rows) == 1 and membership_id is None:
        chosen = rows[0]
    if chosen is None:
        return UNDECIDED if rows else NOBODY
    return _actor(user, chosen)


def _actor(user: User, membership: Membership) -> Actor:
    return Actor(
        role=Role(membership.role),
        user_id=user.pk,
        organisation_id=membership.organisation_id,
        membership_id=membership.pk,
        name=str(user),
        organisation_name=membership.organisation.name,
        may_approve=membership.may_approve and membership.role == Role.OTHER_REFERRER,
    )


def demo_user(*, role: str) -> User | None:
    """Return the demo's user of a role; None before the demo is loaded, or for no such role."""
    account = BY_ROLE.get(role)
    if account is None:
        return None
    return User.objects.filter(email=account.email, is_demo=True, is_active=True).first()
