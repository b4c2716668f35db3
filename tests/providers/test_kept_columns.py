"""What the database keeps of a service by itself."""

from datetime import date

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


class TestPlaces:
    def test_follow_both_ends_whoever_changes_them(self):
        service, place = ServiceFactory(needs=["money"]), LocationFactory(easting=1, northing=2)
        link = ServiceAtLocation.objects.create(service=service, location=place)
        seen = [self.of(link)]

        Service.objects.filter(pk=service.pk).update(needs=["work", "food"])
        seen.append(self.of(link))
        Location.objects.filter(pk=place.pk).update(easting=353900, northing=429200)
        seen.append(self.of(link))
        Location.objects.filter(pk=place.pk).update(easting=None)
        seen.append(self.of(link))
        elsewhere = ServiceFactory(needs=["home"])
        ServiceAtLocation.objects.filter(pk=link.pk).update(service=elsewhere)
        seen.append(self.of(link))

        assert seen == [
            (["money"], "(1,2)"),
            (["work", "food"], "(1,2)"),
            (["work", "food"], "(353900,429200)"),
            (["work", "food"], None),
            (["home"], None),
        ]

    def test_follow_the_day_on_which_the_service_was_verified(self):
        service = ServiceFactory(at=[(353900, 429200)], verified_on=None)
        place = ServiceAtLocation.objects.filter(service=service)

        seen = [place.get().verified_on]
        Service.objects.filter(pk=service.pk).update(verified_on=date(2026, 11, 1))
        seen.append(place.get().verified_on)

        assert seen == [None, date(2026, 11, 1)]

    @pytest.mark.parametrize(
        "change",
        [{"status": "temporarily closed"}, {"is_private": True}, {"hidden_on": date(2026, 11, 1)}],
    )
    def test_are_listed_while_a_search_may_find_the_service(self, change):
        service = ServiceFactory(at=[(353900, 429200)])
        back = {name: getattr(service, name) for name in change}

        seen = [self.is_listed(service)]
        for values in (change, back):
            Service.objects.filter(pk=service.pk).update(**values)
            seen.append(self.is_listed(service))

        assert seen == [True, False, True]

    def test_are_not_listed_while_the_provider_is_closed(self):
        service = ServiceFactory(at=[(353900, 429200)])
        organisation = service.provider.organisation

        seen = []
        for is_open in (False, True):
            organisation.is_open = is_open
            organisation.save()
            seen.append(self.is_listed(service))

        assert seen == [False, True]

    @staticmethod
    def of(link: ServiceAtLocation) -> tuple[list[str], str | None]:
        """Return what the row says now."""
        return ServiceAtLocation.objects.values_list("needs", "point").get(pk=link.pk)

    @staticmethod
    def is_listed(service: Service) -> bool:
        """Return whether the one place of a service may be found."""
        return ServiceAtLocation.objects.get(service=service).is_listed
