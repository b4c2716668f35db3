"""What one of us publishes, taken in by another of us, is published the same there."""

import re
from typing import Any

import pytest
from django.utils import timezone

from providers.adapters.open_referral import client as feed_client
from providers.adapters.open_referral.reading import read_feed
from providers.models import Service, Taxonomy
from providers.services import load_directory
from providers.services.directory_entry import Source
from spcore.accounts.models import Organisation
from tests.factories.providers import ServiceFactory
from tests.providers.api.oruk import full_service

pytestmark = pytest.mark.django_db
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
ELSEWHERE = "https://elsewhere.example/open-referral"


class Elsewhere:
    """A directory that answers as ours did when it was asked everything."""

    def __init__(self, client) -> None:
        self.said: dict[str, Any] = {}
        for name in LISTS:
            for query in ("?page=1", "?page=1&full=true"):
                self.said[f"{name}{query}"] = self._get(client, f"{name}{query}")
            for record in self.said[f"{name}?page=1"]["contents"]:
                one = f"{name}/{record['id']}"
                self.said[one] = self._get(client, one)

    @staticmethod
    def _get(client, address: str) -> Any:
        return client.get(f"/open-referral/{address}").json()

    def get(self, address: str) -> Any:
        """Answer over the web."""
        return self.said[address.removeprefix(f"{ELSEWHERE}/")]


def without_moments(said: Any) -> str:
    """Return what was said but for when it changed here, which is when it came."""
    return re.sub(r"'last_modified': '[^']+'", "", repr(said))


class TestRoundTrip:
    def test_is_the_same_feed_in_a_second_place(self, client, monkeypatch):
        full_service()
        ServiceFactory(name="Bare")
        refuge = ServiceFactory(name="Refuge", needs=["safety"], at=[(1, 1)])
        ServiceFactory(name="Youth and law", needs=[])  # its name speaks of what it is not for
        first = Elsewhere(client)
        Organisation.objects.all().delete()
        Taxonomy.objects.all().delete()
        assert not Service.objects.exists()
        monkeypatch.setattr(feed_client, "get", first.get)

        found = list(read_feed(ELSEWHERE))
        source = Source("elsewhere", "Elsewhere", "OGL v3")
        report = load_directory(source=source, found=found, at=timezone.now())

        assert (report.created, report.refused, report.warnings) == (4, [], [])
        assert first.said["services?page=1"]["contents"][2]["id"] == str(refuge.pk)
        second = Elsewhere(client)
        for address, said in first.said.items():
            assert without_moments(second.said.get(address)) == without_moments(said), address
        assert set(second.said) == set(first.said)

    def test_changes_nothing_when_it_is_taken_in_again(self, client, monkeypatch):
        full_service()
        monkeypatch.setattr(feed_client, "get", Elsewhere(client).get)
        Organisation.objects.all().delete()
        source = Source("elsewhere", "Elsewhere", "OGL v3")

        reports = [
            load_directory(source=source, found=list(read_feed(ELSEWHERE)), at=timezone.now())
            for _time in range(2)
        ]

        assert [each.unchanged for each in reports] == [0, 1]

    def test_claims_no_row_that_is_somebody_else_s(self, client, monkeypatch):
        service = full_service()
        monkeypatch.setattr(feed_client, "get", Elsewhere(client).get)
        source = Source("elsewhere", "Elsewhere", "OGL v3")

        report = load_directory(source=source, found=list(read_feed(ELSEWHERE)), at=timezone.now())

        assert report.created == 1
        assert Service.objects.exclude(source="").get().pk != service.pk
        service.refresh_from_db()
        assert (service.source, service.provider.identifiers.count()) == ("", 1)
