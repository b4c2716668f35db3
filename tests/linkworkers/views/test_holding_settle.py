"""One tap: they went, or it was a slip."""

import pytest

from linkworkers.models import HoldingOffer
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.waiting import near, waiting
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestHoldingSettle:
    def test_says_that_they_went_and_refuses_what_is_not_on_the_list(self):
        world = small_world()
        offer = HoldingOffer.objects.create(
            referral=waiting(world), service=near("Choir"), offered_at=NOON,
            offered_by_id=world.worker.user_id,
        )  # fmt: skip
        browser = signed_in(world.worker)

        page = text_of(browser.post(f"/meanwhile/{offer.pk}/", {"what": "went"}, follow=True))
        wrong = browser.post(f"/meanwhile/{offer.pk}/", {"what": "gone"})

        assert "they went, said on" in page
        assert wrong.status_code == 422
