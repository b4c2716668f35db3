"""Posters and leaflets of a practice to print."""

import pytest

from tests.referrals.nearby import surgery


@pytest.mark.django_db
class TestPracticeSheets:
    def test_names_a_poster_and_a_leaflet_for_each_need_but_abuse(self, client):
        surgery()

        page = client.get("/near/P81999/print/").content.decode()

        assert "/near/P81999/poster/money.pdf" in page
        assert "/near/P81999/leaflet/any.pdf" in page
        assert "safety.pdf" not in page
