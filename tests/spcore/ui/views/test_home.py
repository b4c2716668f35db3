"""The page home."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TestHome:
    def test_offers_the_way_in(self, client):
        page = client.get(reverse("spcore:home"))

        assert page.status_code == 200
        assert 'href="/sign-in/"' in page.content.decode()

    def test_says_where_to_turn_in_danger(self, client):
        page = client.get(reverse("spcore:home")).content.decode()

        for number in ("999", "111", "116 123"):
            assert number in page
