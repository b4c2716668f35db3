"""Inviting services of the directory."""

import pytest

from linkworkers.models import EventGuest
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventServices:
    def test_finds_those_with_an_address_and_invites_those_ticked(self):
        world = small_world()
        choir = ServiceFactory(name="Riverside choir", email="sing@choir.example")
        ServiceFactory(name="Riverside lunch", email="")
        path, browser = address(event_in(world), "guests/services/"), signed_in(world.supervisor)

        found = text_of(browser.get(path, {"q": "river"}))
        browser.post(f"{path}?q=river", {"service_ids": [str(choir.pk)]})

        assert "Riverside choir" in found
        assert "Riverside lunch" not in found
        assert EventGuest.objects.get().email == "sing@choir.example"

    def test_takes_no_service_that_was_not_found_and_says_when_there_is_none(self):
        world = small_world()
        choir = ServiceFactory(name="Riverside choir", email="sing@choir.example")
        path, browser = address(event_in(world), "guests/services/"), signed_in(world.supervisor)

        page = browser.post(f"{path}?q=bank", {"service_ids": [str(choir.pk)]})

        assert "We found no service for that" in text_of(page)
        assert not EventGuest.objects.exists()
