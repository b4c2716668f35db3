"""Keeping a listing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from providers import services
from providers.models import Location, Service, ServiceAtLocation
from providers.services import ListingDetails, PlaceDetails
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.places.models import Postcode
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import LocationFactory, ProviderFactory, ServiceFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DETAILS = ListingDetails(name="Choir", description="We sing", needs=["loneliness"])
HALL = PlaceDetails(name="Town Hall", address="1 Lune Street", city="Preston", postcode="PR1 2HE")


@pytest.fixture
def provider():
    """Give a provider."""
    return ProviderFactory()


@pytest.fixture
def keeper(provider):
    """Give somebody who acts for it."""
    return actor_in(Role.PROVIDER, provider.organisation)


@pytest.fixture
def stranger():
    """Give somebody of another provider."""
    return actor_in(Role.PROVIDER, ProviderFactory().organisation)


def edit(actor, service, **changes):
    """Save a listing as it was shown, with some changes."""
    asked = {"version": service.version, "details": DETAILS, "place": None, **changes}
    return services.edit_listing(actor=actor, at=NOON, service_id=service.pk, **asked)


class TestAddListing:
    def test_adds_it_once_however_often_it_is_sent(self, provider, keeper):
        asked = {"provider_id": provider.pk, "service_id": uuid4(), "details": DETAILS}

        for _again in range(2):
            services.add_listing(actor=keeper, at=NOON, **asked)

        service = Service.objects.get()
        assert (service.pk, service.name, service.version) == (asked["service_id"], "Choir", 1)
        assert (service.verified_on, service.verified_by) == (
            date(2026, 11, 23),
            provider.organisation.name,
        )
        entry = AuditEntry.objects.get(object_id=service.pk)
        assert (entry.action, entry.user_id) == ("create", keeper.user_id)

    def test_puts_its_place_on_the_map(self, provider, keeper):
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=353900, northing=429200)
        asked = {"provider_id": provider.pk, "service_id": uuid4(), "place": HALL}

        services.add_listing(actor=keeper, at=NOON, details=DETAILS, **asked)

        place = Location.objects.get()
        assert (place.easting, place.northing, place.address_1) == (353900, 429200, "1 Lune Street")
        assert Service.objects.get().has_place

    def test_refuses_another_provider_s_name_and_another_s_listing_s_id(
        self, provider, keeper, stranger
    ):
        taken = ServiceFactory()
        own = {"provider_id": provider.pk, "details": DETAILS}

        with pytest.raises(NotVisible):
            services.add_listing(actor=stranger, at=NOON, service_id=uuid4(), **own)
        with pytest.raises(NotVisible):
            services.add_listing(actor=keeper, at=NOON, service_id=taken.pk, **own)

    def test_is_not_for_a_link_worker(self, provider):
        worker = actor_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))

        with pytest.raises(NotPermitted):
            services.add_listing(
                actor=worker,
                at=NOON,
                provider_id=provider.pk,
                service_id=uuid4(),
                details=DETAILS,
            )


class TestEditListing:
    def test_saves_every_field_and_says_that_it_is_right_today(self, provider, keeper):
        service = ServiceFactory(provider=provider)
        full = replace(DETAILS, capacity="full", wait_weeks=6, is_free=True, languages=["Urdu"])

        edit(keeper, service, details=full)

        saved = Service.objects.get()
        assert (saved.name, saved.capacity, saved.wait_weeks) == ("Choir", "full", 6)
        assert (saved.languages, saved.verified_on) == (["Urdu"], date(2026, 11, 23))
        assert saved.version == service.version + 1
        assert AuditEntry.objects.get(object_id=saved.pk).action == "change"

    def test_refuses_what_was_shown_before_somebody_else_saved(self, provider, keeper):
        service = ServiceFactory(provider=provider)
        edit(keeper, service)

        with pytest.raises(Conflict):
            edit(keeper, service, details=replace(DETAILS, name="Mine"))

        assert Service.objects.get().name == "Choir"

    def test_refuses_ages_out_of_order(self, provider, keeper):
        wrong = replace(DETAILS, minimum_age=60, maximum_age=18)

        with pytest.raises(Invalid) as refusal:
            edit(keeper, ServiceFactory(provider=provider), details=wrong)

        assert refusal.value.field == "maximum_age"

    def test_is_not_for_another_provider(self, stranger):
        with pytest.raises(NotVisible):
            edit(stranger, ServiceFactory())

    def test_leaves_a_place_alone_that_another_listing_shares(self, provider, keeper):
        shared = LocationFactory(provider=provider, name="Old Hall")
        service, other = (ServiceFactory(provider=provider) for _ in range(2))
        for one in (service, other):
            ServiceAtLocation.objects.create(service=one, location=shared)

        edit(keeper, service, place=HALL)

        assert other.places.get().location.name == "Old Hall"
        assert service.places.get().location.name == "Town Hall"

    def test_changes_clears_and_keeps_its_own_place(self, provider, keeper):
        service = ServiceFactory(provider=provider, at=[(353900, 429200)])
        place = service.places.get().location

        same = PlaceDetails(place.name, place.address_1, place.city, place.postcode)
        service = edit(keeper, service, place=same)
        kept = Location.objects.get(pk=place.pk).easting
        service = edit(keeper, service, place=HALL)
        moved = service.places.get().location
        service = edit(keeper, service, place=PlaceDetails())

        assert kept == 353900
        assert (moved.pk, moved.name, moved.easting) == (place.pk, "Town Hall", None)
        assert not service.places.exists()


class TestVerifyListing:
    def test_marks_it_as_right_today(self, provider, keeper):
        service = ServiceFactory(provider=provider)

        services.verify_listing(actor=keeper, at=NOON, service_id=service.pk)

        assert Service.objects.get().verified_on == date(2026, 11, 23)

    def test_is_not_for_another_provider(self, stranger):
        with pytest.raises(NotVisible):
            services.verify_listing(actor=stranger, at=NOON, service_id=ServiceFactory().pk)


class TestPauseListing:
    def test_takes_it_out_of_the_directory_and_resuming_brings_it_back(self, provider, keeper):
        service = ServiceFactory(provider=provider)
        asked = {"actor": keeper, "at": NOON, "service_id": service.pk}

        services.pause_listing(**asked)
        paused = Service.objects.published().exists()
        services.resume_listing(**asked)

        assert not paused
        assert Service.objects.published().exists()
        assert AuditEntry.objects.filter(object_id=service.pk).count() == 2

    def test_does_not_bring_back_what_ended_for_good(self, provider, keeper):
        service = ServiceFactory(provider=provider, status="defunct")

        with pytest.raises(Conflict):
            services.resume_listing(actor=keeper, at=NOON, service_id=service.pk)
