"""Answering from the email, without an account."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from referrals import services
from referrals.models import AnswerLink
from spcore.audit.models import AuditEntry
from tests.referrals.linking import opened
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
URL = "/answer/"


def say(client, sharing, **form):
    return client.post(URL, {"version": sharing.fresh().version, **form})


class TestWhatItShows:
    def test_shows_what_a_safe_answer_needs_and_nobody_s_name(self):
        _sharing, client = opened()

        page = text_of(client.get(URL))

        for words in ("Choir", "Loneliness", "Needs a chair"):
            assert words in page
        for words in ("CNRY", "07700 900777", "Likes singing"):
            assert words not in page

    def test_a_yes_shows_no_name_either_and_says_how_to_learn_it(self):
        sharing, client = opened()

        page = text_of(say(client, sharing, answer="accept"))

        assert sharing.fresh().status == "accepted"
        assert "CNRY" not in page
        assert f"/inbox/{sharing.onward.pk}/" in page

    def test_writes_the_service_into_the_trail_for_what_it_read_and_did(self):
        sharing, client = opened()
        person = sharing.onward.referral.person_id

        client.get(URL)
        say(client, sharing, answer="accept")

        entries = AuditEntry.objects.filter(label="referrals:answer_by_link")
        assert {(entry.action, entry.user_id) for entry in entries} == {
            ("read", None),
            ("change", None),
        }
        assert {entry.organisation_id for entry in entries} == {sharing.provider.organisation_id}
        assert all(entry.people == [person] for entry in entries)


class TestAnswers:
    def test_a_no_needs_its_reason_beside_the_question_and_keeps_the_words(self):
        sharing, client = opened()

        refused = text_of(say(client, sharing, answer="decline", note="Ask the stroke group"))
        say(client, sharing, answer="decline", decline_reason="already_known")

        assert "Select why you cannot take this person" in refused
        assert "Ask the stroke group" in refused
        declined = sharing.fresh()
        assert (declined.status, declined.decline_reason) == ("declined", "already_known")
        assert client.get(URL).status_code == 404

    def test_a_not_yet_can_become_a_yes_by_the_same_link(self):
        sharing, client = opened()

        say(client, sharing, answer="put_on_list")
        say(client, sharing, answer="accept")

        assert sharing.fresh().status == "accepted"

    def test_an_answer_given_meanwhile_stands(self):
        sharing, client = opened()
        version = sharing.fresh().version
        sharing.answered("put_on_list")

        late = client.post(URL, {"version": version, "answer": "accept"})

        assert (late.status_code, sharing.fresh().status) == (409, "waiting_list")


class TestWhenItEnds:
    def test_is_dead_once_answered_withdrawn_or_too_old(self):
        answered, one = opened()
        withdrawn, two = opened()
        old, three = opened()
        answered.answered("accept")
        services.withdraw_consent(
            consent_id=withdrawn.fresh().consent_id,
            actor=withdrawn.world.worker,
            at=timezone.now(),
        )
        links = AnswerLink.objects.filter(pk=old.onward.pk)
        links.update(expires_at=timezone.now() - timedelta(seconds=1))

        pages = [client.get(URL) for client in (one, two, three)]

        assert [page.status_code for page in pages] == [404] * 3
        assert all("Send me a new link" in text_of(page) for page in pages)

    def test_what_was_opened_lasts_half_an_hour(self):
        _sharing, client = opened()

        with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
            late = client.get(URL)

        assert late.status_code == 404
