"""What somebody could do while they wait."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.referrals import small_world
from tests.linkworkers.waiting import near, waiting
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return f"/caseload/{referral.pk}/meanwhile/"


class TestHoldingList:
    def test_shows_what_is_near_open_and_gone_to_by_oneself_and_nothing_about_safety(self):
        world = small_world()
        referral = waiting(world)
        near("Choir")
        near("Clinic", referral_route="referral")
        near("Full club", capacity="full")
        near("Refuge", needs=["safety"])

        page = text_of(signed_in(world.supervisor).get(address(referral)))

        assert "Choir" in page
        assert [name for name in ("Clinic", "Full club", "Refuge") if name in page] == []

    def test_asks_the_database_as_often_for_many_offers_as_for_one(self):
        world = small_world()
        referral, browser = waiting(world), signed_in(world.supervisor)
        near("Choir")
        browser.get(address(referral))
        with CaptureQueriesContext(
            connection,
        ) as few:
            browser.get(address(referral))
        for number in range(8):
            service = near(f"Club {number}")
            browser.post(f"{address(referral)}{service.pk}/")
        with CaptureQueriesContext(connection) as many:
            page = text_of(browser.get(address(referral)))

        assert "Club 7" in page
        assert len(many) == len(few)

    def test_offers_nothing_once_somebody_works_with_them(self):
        world = small_world()
        referral = waiting(world, accepted=False, active=True)
        near("Choir")

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "Somebody works with them now" in page
        assert "Choir" not in page
