"""Deciding on a payment."""

import pytest
from django.utils import timezone

from tests.referrals.services.test_payments import admin_of, asked, settle
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPaymentSettle:
    def test_agrees_then_says_when_it_was_paid(self):
        sharing = offered()
        row = asked(sharing)
        browser, url = signed_in(admin_of(sharing)), f"/payments/{row.pk}/"

        browser.post(url, {"state": "agreed", "version": "0"})
        day = timezone.localdate()
        page = browser.post(
            url,
            {
                "state": "paid",
                "version": "1",
                "paid_on_0": day.day,
                "paid_on_1": day.month,
                "paid_on_2": day.year,
                "paid_on_day": day.day,
                "paid_on_month": day.month,
                "paid_on_year": day.year,
            },
            follow=True,
        )

        row.refresh_from_db()
        assert (row.state, row.paid_on) == ("paid", day)
        assert "£42.50" in text_of(page)
        assert "What do you decide?" not in text_of(browser.get(url))

    def test_says_beside_the_question_that_a_refusal_needs_words(self):
        sharing = offered()
        row = asked(sharing)

        page = text_of(
            signed_in(admin_of(sharing)).post(
                f"/payments/{row.pk}/", {"state": "refused", "version": "0"}
            )
        )

        assert "Say why, so that the link worker can tell the person" in page

    def test_shows_that_somebody_was_faster(self):
        sharing = offered()
        row, admin = asked(sharing), admin_of(sharing)
        settle(row, admin, "agreed")

        page = signed_in(admin).post(f"/payments/{row.pk}/", {"state": "refused", "version": "0"})

        row.refresh_from_db()
        assert row.state == "agreed"
        assert "Somebody else has changed this" in text_of(page)
