"""Opening the private link by which a provider confirms its listings."""

import pytest
from django.test import Client
from django.utils import timezone

from providers.models import ListingAsk, Service
from providers.services.checks import issue_listings_link
from spcore.private_links import new_token
from tests.providers.keeping import due, owner

pytestmark = pytest.mark.django_db


class TestListingsOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        listing = due(owner())
        token = issue_listings_link(provider_id=listing.provider_id, at=timezone.now())

        pages = [Client().get(f"/still-right/{token}/") for _time in range(5)]

        assert not any(page.cookies for page in pages)
        assert Service.objects.get().verified_on == listing.verified_on
        assert token not in str(ListingAsk.objects.values().get())

    def test_guessing_is_stopped(self):
        client = Client()

        codes = [client.post(f"/still-right/{new_token()}/").status_code for _guess in range(12)]

        assert (codes[:10], codes[-1]) == ([303] * 10, 429)
