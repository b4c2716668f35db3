"""Saying by one tap that a listing is wrong."""

from uuid import uuid4

import pytest
from django.utils import timezone

from providers import handlers
from providers.models import ListingCheck, Service
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory
from tests.providers.keeping import INBOX, due, owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(sign_in):
    """Give a fresh listing that a link worker uses."""
    sign_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))
    return due(owner(), days=3, capacity="open")


class TestListingReport:
    def test_lowers_the_listing_and_asks_its_owner(self, client, listing, settings):
        settings.NOTIFY_CHANNEL = "record"

        page = client.post(f"/directory/{listing.pk}/wrong/", {"found": "phone_dead"}, follow=True)
        message = OutboxMessage.objects.get()
        handlers.ask_owner(message.subject_id, message_id=message.pk)

        assert Service.objects.get().verified_on is None
        assert SentMessage.objects.get().recipient == INBOX
        assert "May be out of date" in page.content.decode()

    def test_shows_what_is_full_as_full_and_the_next_check_puts_it_right(self, client, listing):
        client.post(f"/directory/{listing.pk}/wrong/", {"found": "full"})
        full = Service.objects.get().capacity
        client.post(f"/directory/{listing.pk}/call/", {"found": "right", "capacity": "open"})

        service = Service.objects.get()
        assert (full, service.capacity) == ("full", "open")
        assert service.verified_on == timezone.localdate()

    def test_said_twice_counts_once_and_only_what_is_offered_is_taken(self, client, listing):
        for _tap in range(2):
            client.post(f"/directory/{listing.pk}/wrong/", {"found": "not_for"})
        refused = client.post(f"/directory/{listing.pk}/wrong/", {"found": "right"})

        assert ListingCheck.objects.count() == OutboxMessage.objects.count() == 1
        assert refused.status_code == 422

    def test_is_for_those_who_send_people_there(self, client, listing, sign_in):
        sign_in(Role.COMMISSIONER)

        assert client.post(f"/directory/{listing.pk}/wrong/").status_code == 403

    def test_said_from_a_case_it_leads_back_to_the_case(self, client, listing):
        case = uuid4()

        page = client.post(f"/directory/{listing.pk}/wrong/?for={case}", {"found": "full"})

        assert page["Location"] == f"/caseload/{case}/"

    def test_leads_back_only_to_a_thread_never_elsewhere(self, client, listing):
        where = f"/directory/{listing.pk}/wrong/?onward=//evil.example"

        assert client.post(where, {"found": "full"}).url == f"/directory/{listing.pk}/"
