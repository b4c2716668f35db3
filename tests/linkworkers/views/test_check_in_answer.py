"""Answering how one is."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from linkworkers.models import CheckIn, Reminder
from linkworkers.services.reminders.raising import ensure_rules
from referrals.models import Concern
from referrals.states import Status
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.checking_in import sent
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
URL = "/hello/"


def opened(**person):
    """Return a browser that has opened a link, and the check-in."""
    ensure_rules()
    check_in, token = sent(small_world(), person=PersonFactory(**person))
    client = Client()
    client.post(f"{URL}{token}/")
    return client, check_in


class TestCheckInAnswer:
    def test_shows_nothing_about_the_person(self):
        client, check_in = opened(given_name="Quintessa", family_name="Ravenhall")

        page = text_of(client.get(URL))

        for word in ("Quintessa", "Ravenhall", check_in.referral.reference):
            assert word not in page

    def test_keeps_the_answer_and_thanks_once(self):
        client, check_in = opened()

        page = text_of(client.post(URL, {"how": "better", "words": "I sleep again"}))

        check_in.refresh_from_db()
        assert (check_in.how, check_in.words) == ("better", "I sleep again")
        assert "Thank you" in page
        assert client.get(URL).status_code == 404

    def test_who_wants_something_to_do_meanwhile_is_on_the_teams_list(self):
        client, _check_in = opened()
        ensure_rules()

        page = text_of(client.post(URL, {"how": "same", "wants_offers": "on"}))

        assert "Somebody of the team gets in touch about things you could do" in page
        assert Reminder.objects.open().get().rule.kind == "meanwhile"
        assert CheckIn.objects.get().wants_offers

    def test_asks_for_an_answer_beside_the_question_and_keeps_the_words(self):
        client, _check_in = opened()

        page = text_of(client.post(URL, {"words": "Lonely evenings"}))

        assert "Choose how you are" in page
        assert "Lonely evenings" in page

    def test_puts_not_safe_into_the_read_now_lane_and_shows_whom_to_ring(self):
        client, _check_in = opened()

        page = text_of(client.post(URL, {"how": "not_safe", "words": ""}))

        assert Concern.objects.count() == 1
        assert "999" in page
        assert "116 123" in page

    @pytest.mark.parametrize("instant", ["2026-11-27T18:30:00Z", "2026-12-25T11:00:00Z"])
    def test_says_before_and_after_when_nobody_reads_it(self, instant):
        with time_machine.travel(instant, tick=False):
            client, _check_in = opened()

            before = text_of(client.get(URL))
            after = text_of(client.post(URL, {"how": "not_safe"}))

        assert "Nobody reads this until" in before
        assert "Nobody reads this until" in after

    def test_ends_after_half_an_hour_and_with_the_referral(self):
        client, check_in = opened()
        later = timezone.now() + timedelta(minutes=31)

        with time_machine.travel(later, tick=False):
            late = client.get(URL).status_code
        check_in.referral.status = Status.WITHDRAWN
        check_in.referral.save()

        assert late == 404
        assert client.get(URL).status_code == 404
        assert CheckIn.objects.get().answered_at is None
