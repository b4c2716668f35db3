"""One round, as its readers may know it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.evaluation.fund.world import fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRoundDetail:
    def test_states_the_weights_and_why_these_themes_to_everybody(self):
        world = fund_world(
            "open", evidence=[["transport", "45"], ["food", "*"]], evidence_period="a year"
        )

        page = text_of(Client().get(f"/fund/rounds/{world.round.pk}/"))

        assert "<td>60</td>" in page
        assert "Transport: 45" in page
        assert "Food" not in page  # not a theme of this round
        assert "For you who run it" not in page

    def test_offers_a_provider_to_apply_and_whoever_runs_it_the_next_step(self):
        world = fund_world("open")
        address = f"/fund/rounds/{world.round.pk}/"

        assert "Begin an application" in text_of(signed_in(world.provider).get(address))
        assert "Close it and begin judging" in text_of(signed_in(world.admin).get(address))

    def test_leads_a_member_of_the_panel_to_what_they_have_to_do(self):
        world = fund_world("judging")
        address = f"/fund/rounds/{world.round.pk}/"

        assert "What your panel has to do" in text_of(signed_in(world.citizen).get(address))
        assert "What your panel has to do" not in text_of(signed_in(world.provider).get(address))

    def test_hides_a_draft_and_says_what_is_missing_before_it_can_open(self):
        world = fund_world("draft")
        world.seats["citizen"].delete()
        address = f"/fund/rounds/{world.round.pk}/"

        assert Client().get(address).status_code == 404
        assert signed_in(fund_world().admin).get(address).status_code == 404
        assert "at least one citizen" in text_of(signed_in(world.admin).get(address))

    def test_says_to_everybody_why_an_announced_round_was_called_off(self):
        then = timezone.now()
        known = fund_world("called_off", opened_at=then, reason="The money is gone").round
        never_open = fund_world("called_off", reason="A slip").round

        assert "The money is gone" in text_of(Client().get(f"/fund/rounds/{known.pk}/"))
        assert Client().get(f"/fund/rounds/{never_open.pk}/").status_code == 404
