"""Where each detail of a listing comes from, and when its source had it last."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from providers.models import Service
from providers.selectors.provenance import provenance_of
from providers.services import edit_listing, load_directory
from providers.services.directory_entry import DirectoryEntry, ProviderEntry, Source
from providers.services.versions import details_of
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from tests.providers.listing_files import an_editor

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 11, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 8, 9, tzinfo=UTC)
COUNCIL = Source("council", "The council", "OGL v3")
NAMES = ("name", "phone", "fees", "host")


def load(*names: str, at=FIRST, **said) -> None:
    """Read the source."""
    trust = ProviderEntry("p", "Trust")
    found = [DirectoryEntry(source_id=name, name=name, provider=trust, **said) for name in names]
    load_directory(source=COUNCIL, found=found, at=at)


def edit(actor: Actor, at=LATER, **said) -> None:
    """Change the listing on its page."""
    service = Service.objects.get()
    details = replace(details_of(service), **said)
    edit_listing(
        actor=actor, at=at, service_id=service.pk, version=service.version, details=details
    )


def told(actor: Actor) -> dict[str, tuple]:
    """Return of each field whether it is the source's, who wrote it, when, and what that says."""
    found = provenance_of(actor=actor, service=Service.objects.get(), names=NAMES)
    return {one.name: (one.is_of_source, one.by, one.at, one.source_says) for one in found.fields}


class TestProvenanceOf:
    def test_what_nobody_changed_is_the_sources_as_it_was_seen_last(self):
        load("Choir", phone="1")

        assert told(an_editor()) == {
            "name": (True, "", FIRST, None),
            "phone": (True, "", FIRST, None),
        }

    def test_what_was_changed_here_says_by_whom_and_what_the_source_says(self):
        actor = an_editor()
        load("Choir", phone="1")
        edit(actor, phone="2", host="Jo")
        load("Choir", phone="3", at=LATER)

        found = told(actor)

        name = actor.name or actor.organisation_name
        assert found["phone"] == (False, name, LATER, "3")
        assert found["host"] == (False, name, LATER, "")
        assert found["name"] == (True, "", LATER, None)

    def test_who_it_was_is_for_those_who_may_read_that(self):
        load("Choir", phone="1")
        edit(an_editor(), phone="2")
        clinician = Actor(role=Role.REFERRER_CLINICIAN, user_id=None, organisation_id=None)

        assert told(clinician)["phone"] == (False, "", None, "1")

    def test_a_listing_without_a_source_was_written_here(self):
        load("Choir")
        Service.objects.update(source="", source_id="")

        found = provenance_of(actor=an_editor(), service=Service.objects.get(), names=NAMES)

        assert (found.source, found.seen_at) == ("", None)
        assert [one.is_of_source for one in found.fields] == [False]


class TestLastSeen:
    def test_a_listing_that_the_newest_reading_lacks_was_seen_before_it(self):
        load("Choir", "Walk")

        load("Walk", at=LATER)

        assert Service.objects.get(name="Choir").last_seen_at == FIRST
        assert Service.objects.get(name="Walk").last_seen_at is None
        found = provenance_of(
            actor=an_editor(), service=Service.objects.get(name="Choir"), names=NAMES
        )
        assert (found.seen_at, found.is_missing) == (FIRST, True)

    def test_it_stays_so_until_the_source_has_it_again(self):
        load("Choir", "Walk")
        load("Walk", at=LATER)
        load("Walk", at=LATER.replace(day=9))
        assert Service.objects.get(name="Choir").last_seen_at == FIRST

        load("Choir", "Walk", at=LATER.replace(day=10))

        assert not Service.objects.exclude(last_seen_at=None).exists()
