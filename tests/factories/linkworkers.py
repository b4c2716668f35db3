"""Profiles, contacts, goals: rows made without services."""

from uuid import uuid4

import factory

from linkworkers.models import Contact, ContactMode, ContactResult, Goal, Profile
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.referrals import NOON, ReferralFactory


class ProfileFactory(factory.django.DjangoModelFactory):
    """A link worker who takes people, with room for forty."""

    class Meta:
        model = Profile

    user = factory.SubFactory(UserFactory)
    team = factory.SubFactory(OrganisationFactory, kind=OrganisationKind.TEAM)


class ContactFactory(factory.django.DjangoModelFactory):
    """A phone call that reached the person."""

    class Meta:
        model = Contact

    referral = factory.SubFactory(ReferralFactory, active=True)
    at = NOON
    mode = ContactMode.PHONE
    result = ContactResult.REACHED
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = NOON
    nonce = factory.LazyFunction(uuid4)


class GoalFactory(factory.django.DjangoModelFactory):
    """A goal that is worked on."""

    class Meta:
        model = Goal

    referral = factory.SubFactory(ReferralFactory, active=True)
    words = factory.Sequence(lambda number: f"Get out of the house, {number}")
    agreed_by = factory.SubFactory(UserFactory)
    agreed_at = NOON
