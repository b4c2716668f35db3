"""Asking owners, hearing what they say, and hiding only what somebody rang about."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from providers import handlers, selectors
from providers.models import Found, ListingAsk, ListingCheck
from providers.selectors import ServiceQuery
from providers.services import checks, verify_listing
from providers.services.checks import Said
from spcore.accounts.actor import NOBODY
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import Conflict
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.keeping import INBOX, due, owner

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
AUGUST = datetime(2026, 8, 10, 9, 0, tzinfo=UTC)


def editor():
    return actor_in(
        Role.DIRECTORY_EDITOR, OrganisationFactory(kind=OrganisationKind.INFRASTRUCTURE)
    )


def found() -> list[str]:
    query = ServiceQuery(on=timezone.localdate())
    return [row.name for row in selectors.search_services(actor=NOBODY, query=query).rows]


class TestAskOwners:
    def test_asks_by_one_e_mail_every_fortnight_and_three_times_at_most(self):
        provider = owner()
        due(provider, days=400)
        due(provider, days=400)

        asked = [checks.ask_owners(at=NOVEMBER + timedelta(days=7 * week)) for week in range(9)]

        assert asked == [1, 0, 1, 0, 1, 0, 0, 0, 0]

    def test_running_it_twice_asks_once(self):
        due(owner())

        assert [checks.ask_owners(at=timezone.now()) for _time in range(2)] == [1, 0]

    def test_leaves_in_peace_who_is_fresh_or_private_or_has_no_address(self):
        due(owner(), days=90)
        due(owner(), is_private=True)
        due(owner(organisation__is_open=False))
        silent = owner()
        silent.organisation.workflow_email = ""
        silent.organisation.save()
        due(silent)

        assert checks.ask_owners(at=timezone.now()) == 0

    def test_does_not_ask_term_time_groups_in_august(self):
        due(owner(), days=400, is_term_time_only=True)

        assert (checks.ask_owners(at=AUGUST), checks.ask_owners(at=NOVEMBER)) == (0, 1)


class TestAskOwner:
    def test_writes_a_count_and_a_link_unless_it_was_confirmed_meanwhile(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        listing = due(owner())
        checks.ask_owners(at=timezone.now())
        message = OutboxMessage.objects.get(topic="listings.ask")

        handlers.ask_owner(message.subject_id, message_id=message.pk)

        sent = SentMessage.objects.get()
        assert (sent.recipient, "1 listing" in sent.body) == (INBOX, True)
        assert "/still-right/" in sent.body
        listing.verified_on = timezone.localdate()
        listing.save()
        with pytest.raises(NotNeeded):
            handlers.ask_owner(message.subject_id, message_id=message.pk)


class TestHideListing:
    def test_needs_a_call_first_and_tells_the_owner_and_the_scheme(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        actor, listing = editor(), due(owner(), days=400)
        admin = actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))
        hide = {"actor": actor, "at": timezone.now(), "service_id": listing.pk}

        with pytest.raises(Conflict):
            checks.hide_listing(**hide)
        checks.record_call(**hide, said=Said(Found.NO_ANSWER))
        checks.hide_listing(**hide)
        handlers.tell_hidden(listing.pk, message_id=OutboxMessage.objects.get().pk)

        assert found() == []
        told = set(SentMessage.objects.values_list("recipient", "user_id"))
        assert (INBOX, None) in told
        assert admin.user_id in {user for _address, user in told}

    def test_a_check_brings_it_back(self):
        listing = due(owner(), days=400, name="Choir")
        listing.hidden_on = timezone.localdate()
        listing.save()
        keeper = actor_in(Role.PROVIDER, listing.provider.organisation)

        hidden = found()
        verify_listing(actor=keeper, at=timezone.now(), service_id=listing.pk)

        assert (hidden, found()) == ([], ["Choir"])
        assert ListingCheck.objects.get().how == "here"

    def test_not_after_a_call_that_found_it_right(self):
        actor, listing = editor(), due(owner(), days=400)
        what = {"actor": actor, "at": timezone.now(), "service_id": listing.pk}
        checks.record_call(**what, said=Said(Found.RIGHT))

        with pytest.raises(Conflict):
            checks.hide_listing(**what)


class TestConfirmByLink:
    def test_is_refused_once_everything_is_confirmed(self):
        provider = owner()
        listing = due(provider)
        now = timezone.now()
        checks.issue_listings_link(provider_id=provider.pk, at=now)
        said = {"provider_id": provider.pk, "said": {listing.pk: Said(Found.RIGHT)}, "at": now}

        checks.confirm_by_link(**said)

        with pytest.raises(Conflict):
            checks.confirm_by_link(**said)
        assert ListingAsk.objects.get().times == 0
