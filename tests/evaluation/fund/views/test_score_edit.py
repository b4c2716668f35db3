"""Marking an application."""

import pytest
from django.utils import timezone

from evaluation.fund.models import ScoreSheet
from tests.evaluation.fund.world import application_in, declared, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestScoreEdit:
    def test_keeps_a_draft_and_hands_in_what_is_whole(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        browser, address = signed_in(world.citizen), f"/fund/applications/{row.pk}/score/"

        browser.post(address, {"mark_0": "3", "why_0": "No bus here", "later": "1"})
        kept = text_of(browser.get(address))
        half = text_of(browser.post(address, {"mark_0": "3"}))
        assert ScoreSheet.objects.get().handed_in_at is None
        browser.post(address, {"mark_0": "3", "mark_1": "2"})

        assert "No bus here" in kept
        assert "Give a mark for “Value”" in half
        assert ScoreSheet.objects.get().handed_in_at is not None

    def test_shows_no_form_that_could_not_be_sent(self):
        world = fund_world("judging")
        row = application_in(world, status="awarded", decided_at=timezone.now())
        declared(world, row)

        answer = signed_in(world.citizen).get(f"/fund/applications/{row.pk}/score/")

        assert answer.status_code == 409

    def test_is_not_there_for_whoever_has_an_interest(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row, interested="citizen")

        answer = signed_in(world.citizen).get(f"/fund/applications/{row.pk}/score/")

        assert answer.status_code == 404
