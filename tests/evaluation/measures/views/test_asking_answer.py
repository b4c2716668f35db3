"""Answering on a phone."""

import pytest
from django.test import Client

from evaluation.measures.models import Asking
from referrals.models import Concern
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

    def test_thanks_at_the_end_and_works_no_more(self, phone):
        client, _asking, _token = phone("ucla3")
        for code in ("companionship", "left_out"):
            post(client, f"ucla3-2018.{code}", "2")

        last = post(client, "ucla3-2018.isolated", "3")

        assert "We have your answers" in last.content.decode()
        assert client.get("/questions/").status_code == 404

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
        assert Concern.objects.count() == 1
