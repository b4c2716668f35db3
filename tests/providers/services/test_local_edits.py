"""What people change here of a source's listing stays when the source is read again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from providers.models import Location, Service
from providers.services import edit_listing, load_directory, pause_listing, resume_listing
from providers.services.details import PlaceDetails
from providers.services.directory_entry import DirectoryEntry, PlaceEntry, ProviderEntry, Source
from providers.services.versions import details_of
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture
def editor() -> Actor:
    """Return somebody who keeps the directory."""
    return Actor(role=Role.DIRECTORY_EDITOR, user_id=UserFactory().pk)


def load(**said) -> Service:
    """Read the source again."""
    kept = {"source_id": "1", "name": "Choir", "provider": ProviderEntry("p", "Trust")}
    load_directory(
        source=Source("council", "Council"), found=[DirectoryEntry(**{**kept, **said})], at=AT
    )
    return Service.objects.get()


def edit(actor: Actor, *, place: PlaceDetails | None = None, **said) -> Service:
    """Change the listing on its page."""
    service = Service.objects.get()
    details = replace(details_of(service), **said)
    edit_listing(
        actor=actor,
        at=AT,
        service_id=service.pk,
        version=service.version,
        details=details,
        place=place,
    )
    return Service.objects.get()


class TestLocalEdits:
    def test_stay_while_the_rest_is_the_source_s(self, editor):
        load(phone="01772 900000", fees="£1")
        edit(editor, phone="01772 900999")

        service = load(phone="01772 900111", fees="£2")

        assert (service.phone, service.fees) == ("01772 900999", "£2")
        assert service.edited == {"phone": "01772 900111"}

    def test_are_the_source_s_again_once_they_say_what_it_says(self, editor):
        load(phone="01772 900000")
        edit(editor, phone="01772 900999")
        edit(editor, phone="01772 900000")

        service = load(phone="01772 900111")

        assert (service.phone, service.edited) == ("01772 900111", {})

    def test_keep_where_it_happens(self, editor):
        load(places=(PlaceEntry(source_id="a", name="Old hall", postcode="PR1 2HE"),))
        edit(editor, place=PlaceDetails(name="New hall", postcode="LA1 1AA"))

        load(places=(PlaceEntry(source_id="a", name="Old hall", postcode="PR1 2HF"),))

        assert Location.objects.filter(services__isnull=False).get().name == "New hall"

    def test_keep_a_pause_until_it_is_shown_again(self, editor):
        service = load()
        pause_listing(actor=editor, at=AT, service_id=service.pk)
        assert load(fees="£1").status == "temporarily closed"

        resume_listing(actor=editor, at=AT, service_id=service.pk)

        assert load(status="inactive").status == "inactive"

    def test_are_none_of_a_listing_that_has_no_source(self, editor):
        load()
        Service.objects.update(source="")

        assert edit(editor, phone="01772 900999").edited == {}
