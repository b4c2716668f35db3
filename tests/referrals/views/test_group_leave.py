"""Freeing a place."""

import pytest

from referrals.models import Seat
from tests.referrals.grouping import accepted, group_for, seated
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestGroupLeave:
    def test_frees_it_for_the_service_alone(self):
        sharing = accepted()
        seat = seated(sharing, group_for(sharing))
        address = f"/groups/seats/{seat.pk}/leave/"

        refused = signed_in(other_provider()).post(address).status_code
        signed_in(sharing.provider).post(address)

        assert refused == 404
        assert Seat.objects.get().left_at is not None
        assert sharing.fresh().status == "accepted"
