"""The fund's public pages can be found, and no others."""

from xml.etree import ElementTree

import pytest

from tests.evaluation.fund.world import fund_world, round_of
from tests.providers.views.test_sitemap import NAME

pytestmark = pytest.mark.django_db


class TestSitemap:
    def test_names_the_lists_and_the_rounds_that_are_public(self, client, settings):
        settings.SITE_ADDRESS = "https://refer.example"
        world = fund_world("open")
        round_of(world.scheme, world.admin, status="draft")
        round_of(world.scheme, world.admin, status="called_off", reason="No money")

        tree = ElementTree.fromstring(client.get("/fund/sitemap.xml").content)

        assert [row.text for row in tree.iter(NAME)] == [
            "https://refer.example/fund/",
            "https://refer.example/fund/awards/",
            f"https://refer.example/fund/rounds/{world.round.pk}/",
        ]
