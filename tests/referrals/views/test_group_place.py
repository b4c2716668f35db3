"""Giving a place by one tap."""

import pytest

from referrals.models import Seat
from tests.referrals.grouping import accepted, another, group_for, seated
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGroupPlace:
    def test_gives_it_and_a_full_group_refuses(self):
        sharing = accepted()
        group = group_for(sharing, places=1)
        browser = signed_in(sharing.provider)
        late = another(sharing)

        given = browser.post(f"/groups/{group.pk}/place/{sharing.onward.pk}/", follow=True)
        full = browser.post(f"/groups/{group.pk}/place/{late.pk}/")

        assert "They have a place" in text_of(given)
        assert (full.status_code, Seat.objects.count()) == (409, 1)

    def test_is_never_done_by_opening_a_link(self):
        sharing = accepted()
        group = group_for(sharing)
        address = f"/groups/{group.pk}/place/{sharing.onward.pk}/"

        assert signed_in(sharing.provider).get(address).status_code == 405
        seated(sharing, group)
        assert signed_in(sharing.world.worker).post(address).status_code == 403
