"""Confirming listings from the email, without an account."""

from datetime import timedelta

import pytest
from django.utils import timezone

from providers.models import ListingAsk, ListingCheck
from spcore.audit.models import AuditEntry
from tests.factories.providers import LocationFactory
from tests.providers.keeping import due, opened, owner

pytestmark = pytest.mark.django_db
URL = "/still-right/"


class TestListingsConfirm:
    def test_shows_what_is_due_of_this_provider_and_nothing_else(self):
        provider = owner()
        due(provider, name="Choir")
        due(provider, name="Lunch club", days=10)
        due(owner(), name="Somebody else's")

        page = opened(provider).get(URL).content.decode()

        assert "Choir" in page
        assert "Lunch club" not in page
        assert "Somebody else" not in page

    def test_says_where_each_is_since_they_may_share_a_name(self):
        provider = owner()
        for street in ("1 High Street", "2 Low Street"):
            place = LocationFactory(provider=provider, address_1=street, postcode="PR1 2HE")
            due(provider, name="Choir").places.create(location=place)

        page = opened(provider).get(URL).content.decode()

        assert "1 High Street, PR1 2HE" in page
        assert "2 Low Street, PR1 2HE" in page

    def test_keeps_each_answer_and_who_gave_it(self):
        provider = owner()
        right, changed, over = (due(provider, name=name) for name in ("A", "B", "C"))

        page = opened(provider).post(
            URL,
            {
                f"found_{right.pk}": "right",
                f"capacity_{right.pk}": "full",
                f"found_{changed.pk}": "changed",
                f"words_{changed.pk}": "Now on Thursdays",
                f"found_{over.pk}": "not_running",
            },
        )

        for row in (right, changed, over):
            row.refresh_from_db()
        assert "Thank you" in page.content.decode()
        assert (right.verified_on, right.capacity) == (timezone.localdate(), "full")
        assert changed.verified_on < timezone.localdate()
        assert over.status == "temporarily closed"
        check = ListingCheck.objects.get(service=changed)
        assert (check.words, check.how, check.by_id) == ("Now on Thursdays", "link", None)
        assert AuditEntry.objects.filter(label="providers:listings_confirm").count() == 3

    def test_asks_for_an_answer_and_for_what_changed_and_keeps_what_was_typed(self):
        provider = owner()
        listing, other = due(provider, name="A"), due(provider, name="B")
        client = opened(provider)

        nothing = client.post(URL, {}).content.decode()
        half = client.post(
            URL, {f"found_{listing.pk}": "changed", f"words_{other.pk}": "Kept words"}
        ).content.decode()

        assert "Select an answer for at least one listing" in nothing
        assert "Say what has changed" in half
        assert "Kept words" in half

    def test_takes_all_that_were_shown_and_left_alone_as_right_by_one_button(self):
        provider = owner()
        changed, left, unseen = (due(provider, name=name) for name in ("A", "B", "C"))
        answers = {
            f"found_{changed.pk}": "changed",
            f"words_{changed.pk}": "Now on Thursdays",
            f"capacity_{changed.pk}": "",
            f"capacity_{left.pk}": "",
        }

        page = opened(provider).post(URL, {**answers, "rest": "right"}).content.decode()

        for row in (changed, left, unseen):
            row.refresh_from_db()
        assert "You answered for 2 listings" in page
        assert left.verified_on == timezone.localdate()
        # One that fell due after the page was shown was not seen by anybody.
        assert unseen.verified_on < timezone.localdate() > changed.verified_on

    @pytest.mark.parametrize("more", [{}, {"rest": "right"}])
    def test_asks_what_words_without_an_answer_mean(self, more):
        provider = owner()
        one, other = due(provider, name="A"), due(provider, name="B")
        answers = {f"words_{one.pk}": "On Thursdays", f"found_{other.pk}": "right"}
        answers |= {f"capacity_{row.pk}": "" for row in (one, other)}

        page = opened(provider).post(URL, {**answers, **more}).content.decode()

        one.refresh_from_db()
        assert "Select an answer, as you wrote what has changed" in page
        assert "On Thursdays" in page
        assert one.verified_on < timezone.localdate()

    def test_touches_no_listing_of_another_and_is_dead_when_too_old(self):
        provider, other = owner(), owner()
        due(provider)
        theirs = due(other)
        client = opened(provider)

        client.post(URL, {f"found_{theirs.pk}": "not_running"})
        ListingAsk.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        late = client.get(URL)

        theirs.refresh_from_db()
        assert theirs.status == "active"
        assert (late.status_code, "Send me a new link" in late.content.decode()) == (404, True)
