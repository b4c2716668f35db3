"""Recording a decision."""

import pytest

from evaluation.fund.models import Application, Award
from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationDecide:
    def test_keeps_an_award_and_asks_for_what_is_missing(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(2, 1))
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/decide/"
        form = {"decision": "award", "amount_1": "7000", "a_year": "2", "panel_said": "Good"}

        wrong = text_of(browser.post(address, form))
        answer = browser.post(address, form | {"amount_1": "1000", "has_no_interest": "on"})

        assert "the most there is for it is £6,000" in wrong
        assert "Tick that you have no interest" in wrong
        assert answer.url == f"/fund/rounds/{world.round.pk}/compare/"
        assert int(Award.objects.get().total) == 1_000

    def test_a_refusal_says_why(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(2, 1))
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/decide/"
        form = {"decision": "decline", "panel_said": "Weak", "has_no_interest": "on"}

        assert "Enter what the applicant is told" in text_of(browser.post(address, form))
        browser.post(address, form | {"reason": "Too dear"})
        assert Application.objects.get().status == "declined"

    def test_asks_nothing_before_the_marks_are_in_and_loses_nothing_that_was_typed(self):
        world = fund_world("judging")
        row = application_in(world)
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/decide/"

        early = text_of(browser.get(address))
        sent = text_of(browser.post(address, {"decision": "award", "panel_said": "We like it"}))

        assert "At least two members of the panel must hand in their marks first" in early
        assert "What did the panel’s meeting make of it?" not in early
        assert "At least two members of the panel must hand in their marks first" in sent
        assert "We like it</textarea>" in sent
