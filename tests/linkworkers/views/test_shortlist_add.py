"""Putting a service on somebody's shortlist."""

import pytest

from linkworkers.models import ShortlistItem
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import address
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestShortlistAdd:
    def test_is_one_tap_in_the_search_and_leads_back_to_the_same_search(self):
        world = small_world()
        referral, service = world.referral(active=True), ServiceFactory(name="Choir")
        browser = signed_in(world.worker)
        found = text_of(browser.get("/directory/", {"for": referral.pk, "q": "choir", "asked": 1}))
        add = f"{address(referral)}{service.pk}/"
        asked = {"from": "search", "back": "q=choir&for=https://evil.example/"}

        first = browser.post(add, asked)
        browser.post(add, asked)

        assert add in found
        assert first.url == f"/directory/?q=choir&for={referral.pk}#results"
        assert ShortlistItem.objects.filter(service=service, removed_at=None).count() == 1

    def test_is_not_there_for_another_team(self):
        world, other = small_world(), small_world()
        address_of = f"{address(world.referral(active=True))}{ServiceFactory().pk}/"

        assert signed_in(other.worker).post(address_of).status_code == 404
