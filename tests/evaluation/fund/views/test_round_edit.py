"""Changing a round that is being prepared."""

import pytest

from evaluation.fund.models import FundRound
from tests.evaluation.fund.views.test_round_add import sent
from tests.evaluation.fund.world import fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoundEdit:
    def test_saves_and_shows_a_stale_one_beside_what_was_typed(self):
        world = fund_world("draft")
        browser, address = signed_in(world.admin), f"/fund/rounds/{world.round.pk}/edit/"

        assert browser.post(address, sent(title="Better")).status_code == 302
        stale = text_of(browser.post(address, sent(title="Older")))

        assert FundRound.objects.get().title == "Better"
        assert "What you typed" in stale

    def test_leaves_an_open_round_as_it_is(self):
        world = fund_world("open")

        answer = signed_in(world.admin).get(f"/fund/rounds/{world.round.pk}/edit/")

        assert answer.status_code == 409
