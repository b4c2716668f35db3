"""What the database keeps of a service by itself."""

import pytest

from providers.models import Location, Service, ServiceAtLocation
from tests.factories.providers import LocationFactory, ServiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


class TestHasPlace:
    def test_follows_places_given_found_lost_and_taken_away(self):
        service = ServiceFactory()
        place = LocationFactory(easting=None, northing=None)
        seen = [self.of(service)]

        link = ServiceAtLocation.objects.create(service=service, location=place)
        seen.append(self.of(service))
        Location.objects.filter(pk=place.pk).update(easting=353900, northing=429200)
        seen.append(self.of(service))
        Location.objects.filter(pk=place.pk).update(easting=None)
        seen.append(self.of(service))
        Location.objects.filter(pk=place.pk).update(easting=353900)
        link.delete()
        seen.append(self.of(service))

        assert seen == [False, False, True, False, False]

    def test_is_set_by_bulk_loads(self):
        services = [ServiceFactory() for _ in range(3)]
        place = LocationFactory()

        links = (ServiceAtLocation(service=service, location=place) for service in services[:2])
        ServiceAtLocation.objects.bulk_create(links)

        assert [self.of(service) for service in services] == [True, True, False]

    @staticmethod
    def of(service: Service) -> bool:
        """Return what the row says now."""
        return Service.objects.get(pk=service.pk).has_place


class TestProviderIsOpen:
    def test_follows_the_organisation(self):
        service = ServiceFactory()
        organisation = service.provider.organisation
        seen = [Service.objects.published().exists()]

        for is_open in (False, True):
            organisation.is_open = is_open
            organisation.save()
            seen.append(Service.objects.published().exists())

        assert seen == [True, False, True]
