"""Answering the equality questions alone, by a private link."""

import pytest
from django.test import Client
from django.utils import timezone

from linkworkers.models import About, OwnLink, Reminder
from linkworkers.services.own_links import promise_link
from referrals.models import EqualityAnswers
from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.shortlisting import link_to_list, opened, proven, token_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
WORD, URL = "bluebell", "/choices/questions/"


@pytest.fixture
def world():
    """Give a world with a link worker."""
    return small_world()


@pytest.fixture
def link(world):
    """Give a link to the questions, promised now."""
    ann = PersonFactory(email="ann@home.example", preferred_channel="email")
    referral = world.referral(active=True, person=ann)
    return promise_link(
        referral_id=referral.pk,
        word=WORD,
        actor=world.worker,
        at=timezone.now(),
        about=About.EQUALITY,
    )


class TestEqualityByLink:
    def test_keeps_what_they_answer_for_their_worker(self, world, link):
        browser = proven(link, WORD)

        page = text_of(browser.post(URL, {"ethnicity": "B", "religion": "declined"}))

        held, kept = EqualityAnswers.objects.get(), OwnLink.objects.get()
        assert "Thank you" in page
        assert (held.ethnicity, held.religion, held.orientation) == ("B", "declined", "")
        assert held.asked_by_id == world.worker.user_id
        assert kept.answered_at is not None
        assert not Reminder.objects.exists()
        assert AuditEntry.objects.filter(label="equality_by_link", object_id=held.pk).exists()
        seen = text_of(signed_in(world.worker).get(f"/caseload/{link.referral_id}/links/equality/"))
        assert "They answered on" in seen

    def test_works_once(self, link):
        browser = proven(link, WORD)
        browser.post(URL, {"sex": "female"})

        again = browser.post(URL, {"sex": "male"}, follow=True)

        assert again.status_code == 404
        assert EqualityAnswers.objects.get().sex == "female"

    def test_shows_nothing_that_was_said_before_and_keeps_what_is_left_out(self, world, link):
        signed_in(world.worker).post(
            f"/referrals/{link.referral_id}/equality/",
            {"version": 0, "main_language": "Urdu", "groups_answer": "yes", "groups": ["veteran"]},
        )
        browser = proven(link, WORD)

        page = text_of(browser.get(URL))
        browser.post(URL, {"is_carer": "yes"})

        held = EqualityAnswers.objects.get()
        assert "Urdu" not in page
        assert "checked" not in page
        assert (held.is_carer, held.main_language) == ("yes", "Urdu")
        assert (held.groups_answer, held.groups) == ("yes", ["veteran"])

    def test_shows_no_question_before_the_second_step(self, link):
        answer = opened(link).get(URL, follow=True)

        page = text_of(answer)
        assert "One more step" in page
        assert "ethnic" not in page

    def test_says_what_is_missing_and_loses_nothing(self, link):
        browser = proven(link, WORD)

        empty = text_of(browser.post(URL, {}))
        odd = text_of(browser.post(URL, {"groups": ["veteran"], "main_language": "Urdu"}))

        assert "Answer at least one question" in empty
        assert "Select yes, or untick the groups" in odd
        assert 'value="Urdu"' in odd
        assert not EqualityAnswers.objects.exists()

    def test_opens_no_shortlist_and_a_shortlist_opens_no_questions(self, world, link):
        questions = proven(link, WORD)
        choices = proven(link_to_list(world, "Choir", word=WORD), WORD)

        assert "Choir" not in text_of(questions.get("/choices/", follow=True))
        assert "ethnic" not in text_of(choices.get(URL, follow=True))

    def test_says_nothing_of_what_it_is_about_before_the_button(self, link):
        page = text_of(Client().get(f"/choices/{token_of(link)}/"))

        assert "You said you would like to look at something" in page
        assert "ethnic" not in page
