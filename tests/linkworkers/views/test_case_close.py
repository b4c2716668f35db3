"""Closing a case in the browser."""

from datetime import date

import pytest
from django.utils import timezone

from referrals import services as referrals
from referrals.states import Status
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import OnwardReferralFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM = {
    "outcome": "goals_met",
    "no_measure": "declined",
    "practice_does": "please",
    "practice_action": "Review her tablets",
    "words": "She sings again",
    "version": "0",
}


def address(referral):
    return f"/caseload/{referral.pk}/close/"


class TestCaseClose:
    def test_closes_and_promises_to_tell_the_practice(self):
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(address(referral), FORM, follow=True)

        referral.refresh_from_db()
        assert (referral.status, referral.practice_action) == (Status.CLOSED, "Review her tablets")
        assert "Closed. The practice is told" in text_of(answer)
        assert OutboxMessage.objects.filter(topic="referral.close").exists()

    def test_asks_the_questions_first(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        page = text_of(browser.get(address(referral)))
        refused = text_of(browser.post(address(referral), FORM | {"no_measure": ""}))

        assert f"/caseload/{referral.pk}/wellbeing/close/" in page
        assert "select why they were not answered" in refused
        referral.refresh_from_db()
        assert referral.status == Status.ACTIVE

    def test_asks_for_what_each_choice_needs(self):
        world = small_world()
        referral = world.referral(active=True, attempts=1)
        form = FORM | {"outcome": "not_reached", "practice_action": "", "no_measure": "other"}

        page = text_of(signed_in(world.worker).post(address(referral), form))

        for words in (
            "Try at least 3 times before closing so: 1 so far",
            "Enter what the practice should do",
            "Enter why they were not answered",
        ):
            assert words in page

    def test_tells_a_worker_beside_the_ending_that_a_supervisor_closes_an_unreached_child(self):
        world = small_world()
        child = PersonFactory(birth_date=date(2012, 1, 1), practice=world.practice)
        referral = world.referral(active=True, attempts=3, person=child)
        form = FORM | {"outcome": "not_reached", "words": "Nobody opened"}

        page = text_of(signed_in(world.worker).post(address(referral), form))

        assert "Ask your supervisor to review and close this one" in page
        assert "Ask their practice first, and enter what it said" in page
        assert "Nobody opened" in page
        referral.refresh_from_db()
        assert referral.status == Status.ACTIVE

    def test_shows_the_loops_that_are_still_open(self):
        world = small_world()
        referral = world.referral(active=True)
        onward = OnwardReferralFactory(referral=referral)

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "These have no end yet" in page
        assert onward.service.name in page

    def test_shows_no_form_while_a_concern_is_open(self):
        world = small_world()
        referral = world.referral(active=True)
        referrals.raise_concern(
            new=referrals.NewConcern(kind="adult", what="Bruises"),
            referral_id=referral.pk,
            actor=world.worker,
            at=timezone.now(),
        )
        browser = signed_in(world.worker)

        page = text_of(browser.get(address(referral)))
        sent = browser.post(address(referral), FORM)

        assert "Not while a concern is open" in page
        assert 'name="outcome"' not in page
        assert sent.status_code == 409
        referral.refresh_from_db()
        assert referral.status == Status.ACTIVE

    def test_refuses_what_somebody_else_changed_meanwhile(self):
        world = small_world()
        referral = world.referral(active=True, version=7)

        answer = signed_in(world.worker).post(address(referral), FORM)

        referral.refresh_from_db()
        assert (answer.status_code, referral.status) == (409, Status.ACTIVE)

    def test_is_not_there_for_a_colleague(self):
        world, other = small_world(), small_world()

        answer = signed_in(other.worker).post(address(world.referral(active=True)), FORM)

        assert answer.status_code == 404
