"""The page accessibility."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TestAccessibility:
    def test_says_honestly_what_was_not_tested(self, client):
        page = client.get(reverse("spcore:accessibility")).content.decode()

        assert "no independent audit has been made" in page
