"""What a scheme has to decide and to pay."""

import pytest

from tests.referrals.services.test_payments import admin_of, asked, settle
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/payments/"


class TestPaymentList:
    def test_shows_what_waits_and_what_it_comes_to_and_nobody_it_is_for(self):
        sharing = offered()
        first, _second = asked(sharing), asked(sharing, amount_pence=100)
        admin = admin_of(sharing)
        settle(first, admin, "agreed")

        page = text_of(signed_in(admin).get(URL))

        assert "Agreed and not paid yet: <strong>£42.50</strong>" in page
        assert "£1.00" in page
        assert "CNRY" not in page
        assert sharing.onward.referral.reference not in page

    def test_is_of_one_s_own_scheme_alone(self):
        asked(offered())
        other = offered()

        assert "Nothing waits" in text_of(signed_in(admin_of(other)).get(URL))
        assert signed_in(other.world.worker).get(URL).status_code == 403
