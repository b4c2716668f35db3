"""A part of the public listings, for search engines."""

from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories.providers import ServiceFactory
from tests.providers.views.test_sitemap import NAME

pytestmark = pytest.mark.django_db


def one(first: str, **fields: object):
    """Return a listing whose id begins with this digit."""
    return ServiceFactory(pk=UUID(hex=first + ServiceFactory.build().pk.hex[1:]), **fields)


class TestSitemapPart:
    def test_names_what_is_public_and_begins_with_the_digit(self, client):
        found = one("a")
        one("b")
        one("a", is_private=True)
        one("a", status="temporarily closed")
        one("a", hidden_on=timezone.localdate())

        tree = ElementTree.fromstring(client.get("/sitemap-a.xml").content)

        addresses = [row.text or "" for row in tree.iter(NAME)]
        assert [address.endswith(f"/directory/{found.pk}/") for address in addresses] == [True]

    def test_another_part_is_not_there(self, client):
        assert client.get("/sitemap-ab.xml").status_code == 404

    def test_asks_the_database_once(self, client, django_assert_num_queries):
        for _number in range(5):
            one("a")

        with django_assert_num_queries(1):
            client.get("/sitemap-a.xml")
