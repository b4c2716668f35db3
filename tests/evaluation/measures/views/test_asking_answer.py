"""Answering on a phone."""

import pytest
from django.test import Client
from django.utils import timezone

from evaluation.measures.models import Asking, Assessment
from evaluation.measures.services import keep_answer
from referrals.models import Concern
from spcore.errors import Conflict
from tests.evaluation.measures.asking import sent
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone():
    def opened(*families):
        asking, token = sent(small_world(), *families)
        client = Client()
        client.post(f"/questions/{token}/")
        return client, asking, token

    return opened


def post(client, question, answer):
    return client.post("/questions/", {"question": question, "answer": answer})


class TestAskingAnswer:
    def test_asks_one_question_a_page_and_says_who_reads_it(self, phone):
        client, asking, _token = phone("ucla3")

        said = client.get("/questions/").content.decode()

        assert "lack companionship" in said
        assert "left out" not in said
        assert "the duty worker, on weekdays" in said
        assert asking.referral.person.family_name not in said

    def test_goes_on_where_it_was_left_in_another_browser(self, phone):
        client, _asking, token = phone("ucla3")
        post(client, "ucla3-2018.companionship", "2")
        other = Client()
        other.post(f"/questions/{token}/")

        said = other.get("/questions/").content.decode()

        assert "left out" in said
        assert "checked" not in said  # nor is what was answered shown again

    def test_thanks_at_the_end_however_often_it_is_loaded_and_keeps_no_more(self, phone):
        client, _asking, token = phone("ucla3")
        for code, answer in (("companionship", "2"), ("left_out", "2"), ("isolated", "3")):
            client.get("/questions/")
            post(client, f"ucla3-2018.{code}", answer)

        pages = [client.get("/questions/"), post(client, "ucla3-2018.isolated", "1")]

        assert all("We have your answers" in page.content.decode() for page in pages)
        assert Asking.objects.get().typed["ucla3-2018"]["isolated"] == 3
        other = Client()
        other.post(f"/questions/{token}/")
        assert other.get("/questions/").status_code == 404

    def test_the_last_button_pressed_twice_is_one_answer(self, phone):
        """The second press is on its way before the first is answered."""
        client, asking, _token = phone("ucla3")
        for code in ("companionship", "left_out", "isolated"):
            post(client, f"ucla3-2018.{code}", "2")

        again = {"asking_id": asking.pk, "name": "ucla3-2018.isolated", "at": timezone.now()}

        assert keep_answer(answer=2, **again) is None
        with pytest.raises(Conflict):
            keep_answer(answer=3, **again)
        assert Assessment.objects.count() == 1

    def test_goes_back_to_a_question_without_saying_what_was_answered(self, phone):
        client, _asking, _token = phone("ucla3")
        post(client, "ucla3-2018.companionship", "2")
        assert "?number=1" in client.get("/questions/").content.decode()

        page = client.get("/questions/?number=1")
        post(client, "ucla3-2018.companionship", "3")

        said = page.content.decode()
        assert "lack companionship" in said
        assert "checked" not in said
        assert Asking.objects.get().typed == {"ucla3-2018": {"companionship": 3}}
        assert "Question 2 of 3" in client.get("/questions/").content.decode()

    @pytest.mark.parametrize("number", ["0", "99", "x", ""])
    def test_asks_what_is_next_where_it_is_sent_to_no_question(self, phone, number):
        client, _asking, _token = phone("ucla3")

        said = client.get(f"/questions/?number={number}").content.decode()

        assert "Question 1 of 3" in said

    def test_asks_for_an_answer_or_a_word_that_there_is_none(self, phone):
        client, _asking, _token = phone("ucla3")

        page = client.post("/questions/", {"question": "ucla3-2018.companionship"})
        passed = client.post("/questions/", {"question": "ucla3-2018.companionship", "pass": "1"})

        assert "I would rather not say" in str(page.context["form"].errors["answer"])
        assert passed.status_code == 302
        assert Asking.objects.get().typed == {"ucla3-2018": {"companionship": None}}

    def test_danger_shows_help_at_once_and_who_reads_it_when(self, phone):
        client, _asking, _token = phone("phq9")

        page = post(client, "phq9-2001.q9", "2")

        said = page.content.decode()
        assert "Thank you for telling us" in said
        assert "999" in said
        assert "Go on with the questions" in said
        assert Concern.objects.count() == 1

    def test_danger_in_the_last_answer_leads_on_to_nothing(self, phone):
        client, _asking, _token = phone("phq9")
        for number in range(1, 9):
            post(client, f"phq9-2001.q{number}", "0")

        page = post(client, "phq9-2001.q9", "2")

        said = page.content.decode()
        assert "999" in said
        assert "That was the last question" in said
        assert "Go on with the questions" not in said
