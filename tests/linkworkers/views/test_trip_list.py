"""Asking for help with a journey that leads to no service."""

from uuid import uuid4

import pytest

from linkworkers.models import TripHelp
from referrals.models import TimelineEntry
from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTripList:
    def test_keeps_a_request_once_and_says_who_sees_to_it(self):
        world = small_world()
        referral = world.referral(active=True)
        browser, address = signed_in(world.worker), f"/caseload/{referral.pk}/trips/"
        sent = {"kind": "driver", "words": "The eye clinic, Tuesday at 10", "nonce": uuid4()}

        for _click in range(2):
            page = text_of(browser.post(address, sent, follow=True))

        assert TripHelp.objects.get().referral == referral
        for words in ("A volunteer driver", "The eye clinic", "To arrange", world.worker.name):
            assert words in page, words
        assert TimelineEntry.objects.filter(label="Help with a journey: to arrange").count() == 1
        assert address in text_of(browser.get(f"/caseload/{referral.pk}/"))

    def test_the_id_of_another_persons_request_finds_nothing(self):
        world = small_world()
        browser, nonce = signed_in(world.worker), uuid4()
        sent = {"kind": "driver", "words": "The eye clinic", "nonce": nonce}
        cases = [world.referral(active=True).pk for _one in range(2)]

        answers = [browser.post(f"/caseload/{pk}/trips/", sent).status_code for pk in cases]

        assert answers == [302, 404]
        assert TripHelp.objects.get().referral_id == cases[0]

    def test_asks_where_to(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/trips/"

        page = text_of(signed_in(world.worker).post(address, {"kind": "taxi", "nonce": uuid4()}))

        assert "Enter where to, and when" in page
        assert not TripHelp.objects.exists()

    def test_asks_the_database_as_often_for_25_requests_as_for_5(self):
        world = small_world()
        referral, browser = world.referral(active=True), signed_in(world.worker)
        counts = []
        for number in (5, 20):
            for _one in range(number):
                TripHelp.objects.create(
                    referral=referral,
                    kind="taxi",
                    words="There",
                    owner_id=world.worker.user_id,
                    asked_at=referral.created_at,
                )
            counts.append(questions(browser, f"/caseload/{referral.pk}/trips/"))

        assert counts[0] == counts[1]
