"""What somebody could do while they wait, on paper."""

import pytest

from linkworkers.models import HoldingOffer
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.waiting import near, waiting
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestHoldingPrint:
    def test_says_where_and_whom_to_ring_and_that_post_is_not_safe(self):
        world = small_world()
        referral = waiting(world)
        referral.person.may_post = False
        referral.person.save()
        HoldingOffer.objects.create(
            referral=referral, service=near("Choir", phone="01772 960123", is_free=True),
            offered_at=NOON, offered_by_id=world.worker.user_id,
        )  # fmt: skip

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/meanwhile/print/"))

        for words in ("Choir", "01772 960123", "1 Fishergate", "It is free", "Do not post it"):
            assert words in page, words
