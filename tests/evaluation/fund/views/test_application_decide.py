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

    def test_says_that_a_colleague_was_first_beside_what_was_typed(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(2, 1))
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/decide/"
        form = {"decision": "decline", "panel_said": "Weak", "reason": "No", "has_no_interest": "1"}

        browser.post(address, form)
        again = text_of(browser.post(address, form | {"panel_said": "A colleague wrote this"}))

        assert "It is decided already" in again
        assert "A colleague wrote this</textarea>" in again
        assert "It is decided already" in text_of(browser.get(address))

    def test_offers_again_what_was_written_for_a_decision_that_was_taken_back(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(2, 1))
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/"
        form = {"decision": "decline", "panel_said": "Weak", "reason": "No", "has_no_interest": "1"}

        browser.post(f"{address}decide/", form)
        assert "Weak" in text_of(browser.get(address))
        browser.post(f"{address}undecide/")

        assert "Weak" not in text_of(browser.get(address))
        assert "Weak</textarea>" in text_of(browser.get(f"{address}decide/"))
