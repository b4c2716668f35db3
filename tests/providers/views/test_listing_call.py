"""Recording a call to a service."""

import pytest
from django.utils import timezone

from providers.models import ListingCheck, Service
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory
from tests.providers.keeping import due, owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(sign_in):
    """Give a listing that a link worker rings about."""
    sign_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM, name="North team"))
    return due(owner(), name="Choir", phone="01632 960500")


class TestListingCall:
    def test_counts_as_a_check_and_says_who_rang(self, client, listing):
        address = f"/directory/{listing.pk}/call/"

        shown = client.get(address).content.decode()
        client.post(address, {"found": "right", "capacity": "waiting_list"})

        service = Service.objects.get()
        assert "01632 960500" in shown
        assert (service.verified_on, service.capacity) == (timezone.localdate(), "waiting_list")
        assert service.verified_by == "North team, by phone"

    def test_an_unanswered_call_is_kept_and_dates_nothing(self, client, listing):
        client.post(f"/directory/{listing.pk}/call/", {"found": "no_answer"})

        assert ListingCheck.objects.get().found == "no_answer"
        assert Service.objects.get().verified_on == listing.verified_on

    def test_asks_what_has_changed(self, client, listing):
        page = client.post(f"/directory/{listing.pk}/call/", {"found": "changed"})

        assert "Say what has changed" in page.content.decode()
        assert not ListingCheck.objects.exists()

    def test_is_offered_to_who_may_ring_and_to_nobody_else(self, client, listing, sign_in):
        offered = client.get(f"/directory/{listing.pk}/").content.decode()
        sign_in(Role.COMMISSIONER)
        refused = client.get(f"/directory/{listing.pk}/call/").status_code

        assert f"/directory/{listing.pk}/call/" in offered
        assert (
            f"/{listing.pk}/call/" not in client.get(f"/directory/{listing.pk}/").content.decode()
        )
        assert refused == 403
