"""Services kept together for a person."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.shortlisting import address, on_list
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Give a world with a link worker's case."""
    return small_world()


class TestShortlistList:
    def test_leads_from_each_service_to_its_offer_and_says_what_left_the_directory(self, world):
        referral = world.referral(active=True)
        choir, gone = on_list(world, referral, "Choir", "Gone club")
        type(gone.service).objects.filter(pk=gone.service_id).update(is_private=True)

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert f"/caseload/{referral.pk}/offer/{choir.service_id}/" in page
        assert "They choose this: offer it" in page
        assert page.count("Not in the directory at the moment") == 1

    def test_asks_the_database_as_often_for_25_services_as_for_5(self, world):
        referral, browser = world.referral(active=True), signed_in(world.worker)
        counts = []
        for number in (5, 20):
            on_list(world, referral, *(f"Club {number}-{one}" for one in range(number)))
            counts.append(questions(browser, address(referral)))

        assert counts[0] == counts[1]

    def test_a_supervisor_reads_it_and_changes_nothing(self, world):
        referral = world.referral(active=True)
        (item,) = on_list(world, referral, "Choir")
        browser = signed_in(world.supervisor)

        page = text_of(browser.get(address(referral)))

        assert "Choir" in page
        assert "Take it off" not in page
        assert browser.post(f"/shortlists/{item.pk}/", {"what": "remove"}).status_code == 403
