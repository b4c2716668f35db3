"""Asking for help to get to a service."""

from uuid import uuid4

import pytest

from linkworkers.models import TravelHelp
from tests.factories.referrals import OnwardReferralFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTravelList:
    def test_keeps_a_request_once_for_a_service_of_the_case_and_for_no_other(self):
        world = small_world()
        referral = world.referral(active=True)
        own = OnwardReferralFactory(referral=referral)
        theirs = OnwardReferralFactory(referral=world.referral(active=True))
        browser, address = signed_in(world.worker), f"/caseload/{referral.pk}/travel/"
        sent = {"way": "driver", "words": "Tuesdays at 10", "nonce": uuid4(), "service": own.pk}

        for _click in range(2):
            page = text_of(browser.post(address, sent, follow=True))
        wrong = text_of(browser.post(address, {**sent, "nonce": uuid4(), "service": theirs.pk}))

        assert TravelHelp.objects.get().onward == own
        for words in ("A volunteer driver", "Tuesdays at 10", "To arrange", world.worker.name):
            assert words in page, words
        assert "There is a problem" in wrong

    def test_asks_the_database_as_often_for_25_requests_as_for_5(self):
        world = small_world()
        referral, browser = world.referral(active=True), signed_in(world.worker)
        counts = []
        for number in (5, 20):
            for _one in range(number):
                TravelHelp.objects.create(
                    referral=referral,
                    way="taxi",
                    owner_id=world.worker.user_id,
                    asked_at=referral.created_at,
                )
            counts.append(questions(browser, f"/caseload/{referral.pk}/travel/"))

        assert counts[0] == counts[1]
