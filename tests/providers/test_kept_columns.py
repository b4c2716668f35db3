"""What the database keeps of a service by itself."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection

from providers.models import Assurance, Location, Service, ServiceAtLocation
from providers.models.querysets import NEEDED
from providers.selectors import filters, is_assured
from tests.factories.providers import LocationFactory, ProviderFactory, ServiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
TODAY = date(2026, 11, 23)


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


class TestAssured:
    def test_says_as_the_evidence_does_whoever_changes_it(self):
        provider = ProviderFactory(assured=True)
        service, other = ServiceFactory(provider=provider), ServiceFactory()
        held = Assurance.objects.filter(provider=provider)
        changes = (
            lambda: held.filter(kind="ico").update(expires_on=TODAY),
            lambda: held.filter(kind="ico").update(expires_on=TODAY - timedelta(1)),
            lambda: held.filter(kind="ico").update(expires_on=TODAY + timedelta(9)),
            lambda: held.filter(kind="insurance").update(checked_on=None),
            lambda: held.filter(kind="insurance").update(checked_on=TODAY),
            lambda: held.filter(kind="safeguarding").update(provider=other.provider),
            lambda: Assurance.objects.filter(kind="safeguarding").update(provider=provider),
            lambda: held.filter(kind="insurance").update(checked_on=TODAY + timedelta(1)),
            lambda: Service.objects.filter(pk=service.pk).update(provider=other.provider),
            lambda: Service.objects.filter(pk=service.pk).update(provider=provider),
            lambda: held.filter(kind="insurance").update(checked_on=TODAY),
            lambda: held.filter(kind="dbs").delete(),
            lambda: held.filter(kind="sharing_agreement").delete(),
        )

        for number, change in enumerate(changes):
            change()
            for each in Service.objects.all():
                for day in (TODAY, TODAY + timedelta(9), TODAY + timedelta(10)):
                    told = Service.objects.filter(filters.assured(day), pk=each.pk).exists()
                    assert told == is_assured(each.provider_id, on=day), (number, day)

    def test_counts_what_the_code_says_is_needed(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'providers_assured'")
            [body] = cursor.fetchone()

        assert set(re.findall(r"'(\w+)'", body)) == set(NEEDED)
        assert f"= {len(NEEDED)} " in body


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
