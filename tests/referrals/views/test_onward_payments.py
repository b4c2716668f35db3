"""Asking for money with an onward referral."""

from uuid import uuid4

import pytest

from referrals.models import OnwardPayment
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(sharing):
    return f"/onward/{sharing.onward.pk}/money/"


def form(**fields):
    return {"kind": "budget", "pays_for": "things", "amount": "42.50", "nonce": uuid4()} | fields


class TestOnwardPayments:
    def test_asks_once_and_says_where_it_stands(self):
        sharing = offered()
        browser, typed = signed_in(sharing.world.worker), form()

        for _click in range(2):
            page = text_of(browser.post(address(sharing), typed, follow=True))

        assert OnwardPayment.objects.get().amount_pence == 4250
        for words in ("£42.50", "To decide", "the scheme decides", "Take this back"):
            assert words in page, words

    def test_says_beside_the_question_what_is_missing_and_keeps_the_rest(self):
        sharing = offered()

        page = text_of(signed_in(sharing.world.worker).post(address(sharing), form(kind="")))

        assert "Select whom the money is for" in page
        assert 'value="42.50"' in page

    def test_is_no_page_of_the_service_which_reads_what_was_agreed(self):
        sharing = offered().sent()
        row = OnwardPayment.objects.create(
            onward=sharing.onward,
            kind="service",
            pays_for="sessions",
            amount_pence=999,
            asked_by_id=sharing.world.worker.user_id,
            asked_at=sharing.onward.created_at,
        )
        browser = signed_in(sharing.provider)
        inbox = f"/inbox/{sharing.onward.pk}/"

        assert browser.get(address(sharing)).status_code == 403
        assert "£9.99" not in text_of(browser.get(inbox))
        OnwardPayment.objects.filter(pk=row.pk).update(
            state="agreed", owner_id=sharing.provider.user_id
        )
        assert "£9.99" in text_of(browser.get(inbox))
