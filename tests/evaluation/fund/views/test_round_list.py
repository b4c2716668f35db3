"""The fund, as everybody reads it."""

import pytest
from django.test import Client

from tests.evaluation.fund.world import application_in, fund_world, round_of
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoundList:
    def test_shows_everybody_what_is_open_and_drafts_to_whoever_runs_it(self):
        world = fund_world("open", title="Getting about")
        round_of(world.scheme, world.admin, status="draft", title="Next year")
        other = fund_world("draft", title="Elsewhere")

        for browser in (Client(), signed_in(world.provider), signed_in(other.admin)):
            page = text_of(browser.get("/fund/"))
            assert "Getting about" in page
            assert "Next year" not in page
        own = text_of(signed_in(world.commissioner).get("/fund/"))
        assert "Next year" in own
        assert "Elsewhere" not in own
        assert "Prepare a round" in own

    def test_asks_as_much_of_many_rounds_as_of_few(self):
        world = fund_world("open")
        application_in(world)
        browser = signed_in(world.admin)
        for _ in range(4):
            round_of(world.scheme, world.admin, status="open")
        few = questions(browser, "/fund/")
        for _ in range(20):
            round_of(world.scheme, world.admin, status="open")

        assert len(browser.get("/fund/").context["rounds"]) == 25
        assert questions(browser, "/fund/") == few
