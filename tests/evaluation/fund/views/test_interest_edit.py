"""Declaring interests."""

import pytest

from evaluation.fund.models import Interest
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestInterestEdit:
    def test_asks_by_name_alone_and_keeps_what_is_said(self):
        world = fund_world("judging")
        row = application_in(world)
        browser, address = signed_in(world.citizen), f"/fund/rounds/{world.round.pk}/interests/"

        page = text_of(browser.get(address))
        silent = text_of(browser.post(address, {}))
        vague = text_of(browser.post(address, {"interest_0": "yes"}))
        browser.post(address, {"interest_0": "yes", "words_0": "My sister runs it"})

        assert str(world.listed) in page
        assert row.title not in page
        assert f"Say what you have to do with {world.listed}" in silent
        assert "Say in a few words what the interest is" in vague
        assert Interest.objects.get().has_interest

    def test_is_for_members_of_this_panel(self):
        world, other = fund_world("judging"), fund_world("judging")
        address = f"/fund/rounds/{world.round.pk}/interests/"

        assert signed_in(other.citizen).get(address).status_code == 404
        assert signed_in(world.admin).get(address).status_code == 403
