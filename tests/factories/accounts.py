"""Users, organisations and who acts for them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import factory
from django.utils import timezone

from spcore.accounts import tokens
from spcore.accounts.actor import Actor
from spcore.accounts.models import (
    Invitation,
    Membership,
    Organisation,
    OrganisationKind,
    User,
)
from spcore.accounts.roles import Role


class OrganisationFactory(factory.django.DjangoModelFactory):
    """An open organisation; say its kind."""

    class Meta:
        model = Organisation

    kind = OrganisationKind.PRACTICE
    name = factory.Sequence(lambda number: f"Organisation {number}")


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody who can sign in."""

    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@staff.example")
    name = factory.Sequence(lambda number: f"Staff Member {number}")


class MembershipFactory(factory.django.DjangoModelFactory):
    """A role in an organisation."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.REFERRER_CLINICIAN


def actor_in(role: Role, organisation: Organisation, user: User | None = None) -> Actor:
    """Return somebody who acts in `role` for `organisation`, with the membership that says so."""
    membership = MembershipFactory(role=role, organisation=organisation, user=user or UserFactory())
    return Actor(
        role=role,
        user_id=membership.user_id,
        organisation_id=organisation.pk,
        membership_id=membership.pk,
        name=membership.user.name,
        organisation_name=organisation.name,
    )


def user_id_of(actor: Actor) -> UUID:
    """Return the actor's user id, which a signed-in actor always has."""
    assert actor.user_id is not None
    return actor.user_id


PASSWORD = "correct horse battery staple"


def user_with_password(**fields: Any) -> User:
    """Return somebody who can sign in with PASSWORD."""
    user = UserFactory.build(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation whose private link opens; `token_of(invitation.pk)` is its token."""

    class Meta:
        model = Invitation

    id = factory.LazyFunction(uuid4)
    email = factory.Sequence(lambda number: f"invited{number}@staff.example")
    name = "Ines Marsh"
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.REFERRER_CLINICIAN
    token_hash = factory.LazyAttribute(lambda row: tokens.hash_of(tokens.token_of(row.id)))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
