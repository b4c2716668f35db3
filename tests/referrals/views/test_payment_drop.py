"""Taking back what was asked of the scheme."""

import pytest

from tests.referrals.services.test_payments import admin_of, asked, settle
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPaymentDrop:
    def test_takes_it_back_on_the_page_it_stands_on(self):
        sharing = offered()
        row = asked(sharing)

        answer = signed_in(sharing.world.worker).post(f"/payments/{row.pk}/take-back/", follow=True)

        row.refresh_from_db()
        assert row.state == "dropped"
        assert "Not needed any more" in text_of(answer)

    def test_refuses_what_was_paid_is_another_teams_or_only_looked_at(self):
        sharing = offered()
        row = asked(sharing)
        url = f"/payments/{row.pk}/take-back/"

        assert signed_in(offered().world.worker).post(url).status_code == 404
        assert signed_in(sharing.world.worker).get(url).status_code == 405
        settle(row, admin_of(sharing), "refused", why="No")
        assert signed_in(sharing.world.worker).post(url).status_code == 409
