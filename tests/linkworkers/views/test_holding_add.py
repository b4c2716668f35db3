"""One tap: they were told of it."""

import pytest

from linkworkers.models import HoldingOffer
from tests.factories.referrals import small_world
from tests.linkworkers.waiting import near, waiting
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestHoldingAdd:
    def test_moves_it_to_what_they_were_told_of(self):
        world = small_world()
        referral, service = waiting(world), near("Choir")
        browser = signed_in(world.worker)

        answer = browser.post(f"/caseload/{referral.pk}/meanwhile/{service.pk}/", follow=True)

        page = text_of(answer)
        assert HoldingOffer.objects.get().service_id == service.pk
        assert ("Nothing was shared" in page, "I told them of this" in page) == (True, False)
