"""Who somebody acts as."""

from functools import cache
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from spcore.accounts.actor import NOBODY, UNDECIDED, Actor
from spcore.accounts.demo_accounts import BY_KEY
from spcore.accounts.models import Membership, TextNumber, User
from spcore.accounts.roles import Role
from spcore.prepared import USER, Prepared, prepare


def live_memberships(*, user_id: UUID) -> QuerySet[Membership]:
    """Return the roles the user holds now, oldest first."""
    rows = Membership.objects.live().filter(user_id=user_id)
    return rows.select_related("organisation").order_by("created_at", "pk")


def user_with_roles(*, user_id: UUID) -> User | None:
    """Return a user with `roles_held`, the roles they hold now, oldest first. One query."""
    found: list[User] = _with_roles().rows({USER: user_id})
    return found[0] if found else None


@cache
def _with_roles() -> Prepared:
    return prepare(with_roles_held(User.objects.filter(pk=USER)))


def with_roles_held(users: QuerySet[User]) -> QuerySet[User]:
    """Give each of these users `roles_held`."""
    held = Membership.objects.live().filter(user_id=OuterRef("pk")).order_by("created_at", "pk")
    role = JSONObject(
        id="pk",
        role="role",
        organisation_id="organisation_id",
        organisation="organisation__name",
        may_approve="may_approve",
    )
    return users.annotate(roles_held=ArraySubquery(held.values(json=role)))


def actor_for(*, user: User, membership_id: str | None) -> Actor:
    """
    Return who a user of `user_with_roles` acts as: the chosen membership, or the only one held.

    Somebody with several roles who has not chosen, or whose chosen role has ended, is UNDECIDED
    until they choose: a right is never taken from another role in silence. NOBODY without a role.
    """
    held = user.roles_held  # type: ignore[attr-defined]
    chosen = next((each for each in held if each["id"] == membership_id), None)
    if chosen is None and len(held) == 1 and membership_id is None:
        chosen = held[0]
    if chosen is None:
        return UNDECIDED if held else NOBODY
    role = Role(chosen["role"])
    return Actor(
        role=role,
        user_id=user.pk,
        organisation_id=UUID(chosen["organisation_id"]),
        membership_id=UUID(chosen["id"]),
        name=str(user),
        organisation_name=chosen["organisation"],
        may_approve=chosen["may_approve"] and role == Role.OTHER_REFERRER,
    )


def actor_of(membership: Membership) -> Actor:
    """Return who acts in this role, outside a request. Expects user and organisation loaded."""
    return Actor(
        role=Role(membership.role),
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        membership_id=membership.pk,
        name=membership.user.name,
        organisation_name=membership.organisation.name,
    )


def demo_user(*, role: str) -> User | None:
    """
    Return the demo's user of a role, or of a kind of other referrer.

    None before the demo is loaded, or for neither.
    """
    account = BY_KEY.get(role)
    if account is None:
        return None
    return User.objects.filter(email=account.email, is_demo=True, is_active=True).first()


def text_number_of(*, actor: Actor) -> TextNumber | None:
    """Return the number that the actor gave for texts, confirmed or not."""
    return TextNumber.objects.visible_to(actor).first()


def mobile_of(user: User) -> str:
    """Return where somebody who works here wants texts; nothing where they want none."""
    rows = TextNumber.objects.confirmed().filter(pk=user.pk, user__is_active=True)
    return rows.values_list("number", flat=True).first() or ""


def user_of_mobile(number: str) -> User | None:
    """Return whose confirmed number this is."""
    rows = User.objects.filter(text_number__number=number, is_active=True)
    return rows.filter(text_number__confirmed_at__isnull=False).first()
