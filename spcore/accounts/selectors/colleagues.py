"""Reads of colleagues' accounts."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from spcore.accounts import policies
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, User
from spcore.accounts.roles import Role
from spcore.accounts.selectors.actors import live_memberships
from spcore.errors import NotVisible


def has_second_factor(*, user_id: UUID) -> bool:
    """Tell whether the user has set up an authenticator app."""
    return Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP).exists()


def colleagues(
    *, actor: Actor, organisation_id: UUID | None = None, words: str = ""
) -> QuerySet[Membership]:
    """
    Return the live roles `actor` may know about, by the holder's name; one row for each role.

    Every one of `words` must stand in the holder's name or email address, or the organisation.
    """
    totp = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    rows = Membership.objects.visible_to(actor).live()
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    for word in words.split():
        known = Q(user__name__icontains=word) | Q(user__email__icontains=word)
        rows = rows.filter(known | Q(organisation__name__icontains=word))
    rows = rows.annotate(sort_name=Lower("user__name"), has_second_factor=Exists(totp))
    return rows.select_related("user", "organisation").order_by("sort_name", "pk")


def page_of(
    rows: QuerySet[Membership], *, after: UUID | None, size: int
) -> tuple[list[Membership], UUID | None]:
    """Return the `size` rows after the one with the id `after`, and where the next page begins."""
    if after is not None:
        name = User.objects.filter(memberships=after).values(sort_name=Lower("name"))[:1]
        rows = rows.filter(Q(sort_name__gt=name) | Q(sort_name=name, pk__gt=after))
    found = list(rows[: size + 1])
    return found[:size], found[size - 1].pk if len(found) > size else None


def role_held(*, actor: Actor, membership_id: UUID) -> Membership:
    """Return a live role of a colleague. :raises NotVisible:"""
    row = colleagues(actor=actor).filter(pk=membership_id).first()
    if row is None:
        raise NotVisible
    return row


def colleague_for(*, actor: Actor, user_id: UUID) -> User:
    """Return a colleague. :raises NotVisible: when `actor` may not know about them."""
    user = User.objects.visible_to(actor).filter(pk=user_id).first()
    if user is None:
        raise NotVisible
    return user


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A live role of a colleague that the actor may know about, and whether they may end it."""

    membership: Membership
    may_end: bool


@dataclass(frozen=True, slots=True)
class Account:
    """What the page about a colleague shows."""

    user: User
    roles: tuple[RoleHeld, ...]
    has_second_factor: bool
    allowed: frozenset[str]


def account_of(*, actor: Actor, user: User) -> Account:
    """Return a colleague's account as `actor` may see it, with what they may do to it."""
    live = list(live_memberships(user_id=user.pk))
    reach = organisations_in_reach(actor=actor, memberships=live)
    may = policies.roles_in_reach
    shown = [row for row in live if row.organisation_id in reach]
    return Account(
        user=user,
        roles=tuple(
            RoleHeld(
                row,
                row.role in may(actor, policies.Action.END_ROLE, row.organisation.kind)
                and user.pk != actor.user_id,
            )
            for row in shown
        ),
        has_second_factor=has_second_factor(user_id=user.pk),
        allowed=policies.allowed(actor, user=user, memberships=live, in_reach=reach),
    )


def organisations_in_reach(*, actor: Actor, memberships: list[Membership]) -> set[UUID]:
    """Return which of the memberships' organisations `actor` may manage. One query."""
    ids = {row.organisation_id for row in memberships}
    rows = Organisation.objects.manageable_by(actor).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))


def roles_to_give(*, actor: Actor, user: User) -> list[tuple[Organisation, Role]]:
    """Return what `actor` may give a colleague where they work, or worked, and do not hold yet."""
    rows = Membership.objects.visible_to(actor).filter(user=user, organisation__is_open=True)
    held = set(rows.live().values_list("organisation_id", "role"))
    known = {row.organisation_id: row.organisation for row in rows.select_related("organisation")}
    return [
        (organisation, role)
        for organisation in sorted(known.values(), key=lambda row: (row.name.lower(), str(row.pk)))
        for role in Role
        if role in policies.roles_in_reach(actor, policies.Action.GRANT, organisation.kind)
        and (organisation.pk, role) not in held
    ]
