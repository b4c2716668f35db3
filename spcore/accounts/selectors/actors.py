"""Who somebody acts as."""

from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from spcore.accounts.actor import NOBODY, UNDECIDED, Actor
from spcore.accounts.demo_accounts import BY_ROLE
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from spcore.prepared import USER, Prepared, prepare


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
    rows = _held().rows({USER: user.pk})
    chosen = next((row for row in rows if str(row[0]) == membership_id), None)
    if chosen is None and len(rows) == 1 and membership_id is None:
        chosen = rows[0]
    if chosen is None:
        return UNDECIDED if rows else NOBODY
    key, role, organisation_id, organisation, may_approve = chosen
    return Actor(
        role=Role(role),
        user_id=user.pk,
        organisation_id=organisation_id,
        membership_id=key,
        name=str(user),
        organisation_name=organisation,
        may_approve=may_approve and role == Role.OTHER_REFERRER,
    )


@cache
def _held() -> Prepared:
    rows = live_memberships(user_id=USER)
    columns = ("pk", "role", "organisation_id", "organisation__name", "may_approve")
    return prepare(rows.values_list(*columns))


def demo_user(*, role: str) -> User | None:
    """Return the demo's user of a role; None before the demo is loaded, or for no such role."""
    account = BY_ROLE.get(role)
    if account is None:
        return None
    return User.objects.filter(email=account.email, is_demo=True, is_active=True).first()
