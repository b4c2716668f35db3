"""Providers and their services."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from providers.models import (
    Assurance,
    AssuranceKind,
    Funding,
    ListingContact,
    Location,
    MonthlyPlaces,
    Provider,
    Service,
    ServiceAtLocation,
)
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory, UserFactory


class ProviderFactory(factory.django.DjangoModelFactory):
    """A provider with its organisation; `assured=True` gives it every assurance."""

    class Meta:
        model = Provider
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory, kind=OrganisationKind.PROVIDER)

    @factory.post_generation
    def assured(provider, create, extracted, **kwargs):  # noqa: N805
        """Give every assurance, checked and good for a year."""
        if extracted:
            for kind in AssuranceKind:
                AssuranceFactory(provider=provider, kind=kind)


class AssuranceFactory(factory.django.DjangoModelFactory):
    """A piece of evidence that holds."""

    class Meta:
        model = Assurance

    provider = factory.SubFactory(ProviderFactory)
    kind = AssuranceKind.INSURANCE
    evidence = "Seen"
    checked_by = "The infrastructure body"
    checked_on = date(2026, 1, 5)
    expires_on = date(2026, 1, 5) + timedelta(days=3650)


class ServiceFactory(factory.django.DjangoModelFactory):
    """A listing."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    provider = factory.SubFactory(ProviderFactory)
    name = factory.Sequence(lambda number: f"Service {number}")

    @factory.post_generation
    def at(service, create, extracted, **kwargs):  # noqa: N805
        """Hold it in places: `at=[(easting, northing), ...]` in grid metres."""
        for easting, northing in extracted or ():
            place = LocationFactory(provider=service.provider, easting=easting, northing=northing)
            ServiceAtLocation.objects.create(service=service, location=place)


class LocationFactory(factory.django.DjangoModelFactory):
    """A place in Preston."""

    class Meta:
        model = Location

    provider = factory.SubFactory(ProviderFactory)
    name = factory.Sequence(lambda number: f"Hall {number}")
    address_1 = "1 Fishergate"
    city = "Preston"
    postcode = "PR1 2HE"
    easting = 353900
    northing = 429200


class FundingFactory(factory.django.DjangoModelFactory):
    """A line of money that nobody published."""

    class Meta:
        model = Funding

    provider = factory.SubFactory(ProviderFactory)
    funder = "A trust"
    ends_on = date(2027, 3, 31)


class MonthlyPlacesFactory(factory.django.DjangoModelFactory):
    """What a provider said of its places, long ago."""

    class Meta:
        model = MonthlyPlaces

    provider = factory.SubFactory(ProviderFactory)
    from_month = date(2020, 1, 1)
    said_by = factory.SubFactory(UserFactory)
    said_at = factory.LazyFunction(timezone.now)


class ListingContactFactory(factory.django.DjangoModelFactory):
    """Somebody to ask for, who has not agreed to be named in public."""

    class Meta:
        model = ListingContact

    provider = factory.SubFactory(ProviderFactory)
    name = "Ada Made-Up"
    title = "Coordinator"
