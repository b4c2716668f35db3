"""Who sees the money behind a provider, and whom to ask for there."""

import pytest
from django.db import IntegrityError, transaction

from providers.models import Funding, ListingContact, Phone, ServiceAtLocation
from spcore.accounts.actor import NOBODY
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import (
    FundingFactory,
    ListingContactFactory,
    LocationFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


def somebody(role: Role):
    return actor_in(role, OrganisationFactory())


class TestFunding:
    @pytest.mark.parametrize("role", [Role.DIRECTORY_EDITOR, Role.COMMISSIONER, Role.SCHEME_ADMIN])
    def test_that_is_private_is_seen_by_those_who_plan(self, role):
        line = FundingFactory()

        assert list(Funding.objects.visible_to(somebody(role))) == [line]

    @pytest.mark.parametrize("role", [Role.LINK_WORKER, Role.PROVIDER, Role.REFERRER_ADMIN])
    def test_that_is_private_is_seen_by_nobody_else(self, role):
        FundingFactory()

        assert list(Funding.objects.visible_to(somebody(role))) == []
        assert list(Funding.objects.visible_to(NOBODY)) == []

    def test_that_was_published_is_seen_by_everybody(self):
        line = FundingFactory(is_public=True)

        assert list(Funding.objects.visible_to(NOBODY)) == [line]

    def test_is_read_in_full_by_its_own_provider_alone(self):
        line = FundingFactory(is_public=True)
        own = actor_in(Role.PROVIDER, line.provider.organisation)

        assert list(Funding.objects.visible_to(own)) == [line]
        assert list(Funding.objects.own_to(own)) == [line]
        assert list(Funding.objects.own_to(somebody(Role.PROVIDER))) == []
        assert list(Funding.objects.own_to(somebody(Role.COMMISSIONER))) == []


class TestListingContact:
    def test_is_named_to_workers_and_to_its_own_provider(self):
        contact = ListingContactFactory()
        own = actor_in(Role.PROVIDER, contact.provider.organisation)

        for actor in (own, somebody(Role.LINK_WORKER), somebody(Role.TEAM_ADMIN)):
            assert list(ListingContact.objects.visible_to(actor)) == [contact]

    @pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.PROVIDER, Role.REFERRER_CLINICIAN])
    def test_is_not_named_to_others(self, role):
        ListingContactFactory()

        assert list(ListingContact.objects.visible_to(somebody(role))) == []
        assert list(ListingContact.objects.visible_to(NOBODY)) == []

    def test_is_named_to_everybody_once_they_agreed(self):
        contact = ListingContactFactory(is_public=True)

        assert list(ListingContact.objects.visible_to(NOBODY)) == [contact]


class TestPhone:
    def test_is_of_one_thing_at_most(self):
        service = ServiceFactory()
        place = LocationFactory(provider=service.provider)
        there = ServiceAtLocation.objects.create(service=service, location=place)
        Phone.objects.create(provider=service.provider, place=there, number="01772 000001")

        with pytest.raises(IntegrityError), transaction.atomic():
            Phone.objects.create(
                provider=service.provider, service=service, location=place, number="01772 000002"
            )
