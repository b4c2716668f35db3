"""Profiles, contacts, goals, plans: rows made without services."""

from uuid import uuid4

import factory

from linkworkers.models import (
    AgreedHow,
    Contact,
    ContactMode,
    ContactResult,
    Goal,
    NeedsPicture,
    Plan,
    PlanAction,
    PlanVersion,
    Profile,
)
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


class PlanFactory(factory.django.DjangoModelFactory):
    """What a plan says of somebody."""

    class Meta:
        model = Plan

    referral = factory.SubFactory(ReferralFactory, active=True)
    matters = "My garden, and my sister"
    changed_by = factory.SubFactory(UserFactory)
    changed_at = NOON
    version = 1


class PlanActionFactory(factory.django.DjangoModelFactory):
    """Something that the person does towards a goal."""

    class Meta:
        model = PlanAction

    goal = factory.SubFactory(GoalFactory)
    referral = factory.SelfAttribute("goal.referral")
    what = factory.Sequence(lambda number: f"Ring the walking group, {number}")
    added_by = factory.SubFactory(UserFactory)
    added_at = NOON


class PlanVersionFactory(factory.django.DjangoModelFactory):
    """A plan that was agreed face to face."""

    class Meta:
        model = PlanVersion

    referral = factory.SubFactory(ReferralFactory, active=True)
    number = 1
    agreed_on = NOON.date()
    agreed_how = AgreedHow.TOGETHER
    taken_by = factory.SubFactory(UserFactory)
    taken_at = NOON


class NeedsPictureFactory(factory.django.DjangoModelFactory):
    """What somebody said at the start."""

    class Meta:
        model = NeedsPicture

    referral = factory.SubFactory(ReferralFactory, active=True)
    occasion = "start"
    asked_on = NOON.date()
    answers = factory.LazyFunction(lambda: {"loneliness": "big"})
    asked_by = factory.SubFactory(UserFactory)
    asked_at = NOON
