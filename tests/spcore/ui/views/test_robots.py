"""What search engines may read."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TestRobots:
    def test_names_the_sitemap_and_closes_the_endless_searches(self, client, settings):
        settings.DEMO, settings.SITE_ADDRESS = False, "https://refer.example"

        lines = client.get(reverse("spcore:robots")).content.decode().splitlines()

        assert "Disallow: /directory/?" in lines
        assert "Sitemap: https://refer.example/sitemap.xml" in lines

    def test_keeps_a_demo_out_of_every_search_engine(self, client, settings):
        settings.DEMO = True

        assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"

    def test_what_is_not_meant_for_them_says_so_on_the_page(self, client):
        indexed = client.get("/").content.decode()
        private = client.get("/sign-in/").content.decode()

        assert 'content="noindex"' in private
        assert 'content="noindex"' not in indexed
        assert 'rel="canonical"' in indexed
