"""Taking an onward referral back."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestOnwardWithdraw:
    def test_takes_it_from_the_provider_at_once(self):
        sharing = offered().sent()
        address, inbox = f"/onward/{sharing.onward.pk}/withdraw/", f"/inbox/{sharing.onward.pk}/"
        before = signed_in(sharing.provider).get(inbox).status_code

        signed_in(sharing.world.worker).post(address, {"reason": "Moved away"})

        assert sharing.fresh().status == "withdrawn"
        assert (before, signed_in(sharing.provider).get(inbox).status_code) == (200, 404)

    def test_asks_why(self):
        sharing = offered()

        page = text_of(
            signed_in(sharing.world.worker).post(f"/onward/{sharing.onward.pk}/withdraw/", {})
        )

        assert "Enter why it is withdrawn" in page
        assert sharing.fresh().status == "offered"

    def test_is_not_there_for_another_team(self):
        address = f"/onward/{offered().onward.pk}/withdraw/"

        assert signed_in(small_world().worker).post(address, {"reason": "x"}).status_code == 404
