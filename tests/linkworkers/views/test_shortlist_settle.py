"""A note for the person, off the list, and back on it."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import address, on_list
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestShortlistSettle:
    def test_keeps_a_note_and_takes_off_with_a_way_back(self):
        world = small_world()
        referral = world.referral(active=True)
        (item,) = on_list(world, referral, "Choir")
        browser = signed_in(world.worker)
        settle = f"/shortlists/{item.pk}/"

        browser.post(settle, {"what": "note", "note": "Tuesdays would suit you"})
        browser.post(settle, {"what": "remove", "note": "ignored"})
        off = text_of(browser.get(address(referral)))
        browser.post(settle, {"what": "restore"})
        on = text_of(browser.get(address(referral)))

        assert "Put it back" in off
        assert "Take it off" not in off
        assert "Tuesdays would suit you" in on
