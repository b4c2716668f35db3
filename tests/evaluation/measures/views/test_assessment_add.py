"""Asking the four questions."""

import pytest
from django.urls import reverse

from evaluation.measures.models import Assessment
from evaluation.measures.services import load_instruments
from referrals.models import Concern
from spcore.accounts.models import User
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
ANSWERS = {"satisfied": "4", "worthwhile": "5", "happy": "", "anxious": "8"}
FORM = {
    "answered_on_day": "2",
    "answered_on_month": "11",
    "answered_on_year": "2026",
    "collected": "together",
    **ANSWERS,
}


@pytest.fixture
def case(client):
    load_instruments()
    world = small_world()
    referral = world.referral(active=True)
    client.force_login(User.objects.get(pk=world.worker.user_id))
    return referral


def address(referral, occasion="baseline", family="ons4"):
    return reverse("measures:assessment_add", args=[referral.pk, family, occasion])


class TestAssessmentAdd:
    def test_keeps_the_answers_and_leaves_out_what_was_not_answered(self, client, case):
        response = client.post(address(case), FORM)

        assert response.status_code == 302, response.context["form"].errors
        assert Assessment.objects.get().answers == {"satisfied": 4, "worthwhile": 5, "anxious": 8}

    def test_refuses_the_start_twice(self, client, case):
        client.post(address(case), FORM)

        assert client.post(address(case), FORM).status_code == 409
        assert Assessment.objects.count() == 1

    def test_keeps_what_was_typed_when_the_day_is_wrong(self, client, case):
        page = client.post(address(case), FORM | {"answered_on_month": "13"})

        assert page.status_code == 200
        assert page.context["form"]["satisfied"].value() == "4"
        assert "answered_on" in page.context["form"].errors

    def test_an_unknown_occasion_is_not_found(self, client, case):
        assert client.get(address(case, "never")).status_code == 404

    def test_another_teams_case_is_not_found(self, client, case):
        other = small_world().referral(active=True)

        assert client.get(address(other)).status_code == 404

    def test_a_measure_that_the_scheme_does_not_use_is_not_found(self, client, case):
        assert client.get(address(case, family="phq9")).status_code == 404

    def test_refuses_a_form_without_any_answer(self, client, case):
        page = client.post(address(case), FORM | dict.fromkeys(ANSWERS, ""))

        assert page.status_code == 200
        assert not Assessment.objects.exists()

    def test_an_answer_that_may_mean_danger_leads_to_the_concern(self, client):
        world = small_world()
        choose(world, "phq9")
        client.force_login(User.objects.get(pk=world.worker.user_id))
        form = {name: FORM[name] for name in FORM if name not in ANSWERS} | {"q9": "1"}

        answer = client.post(address(world.referral(active=True), family="phq9"), form)

        assert answer.url == reverse("referrals:concern_raised", args=[Concern.objects.get().pk])

    def test_asks_again_about_the_same_words(self, client):
        world = small_world()
        choose(world, "concerns")
        case = world.referral(active=True)
        client.force_login(User.objects.get(pk=world.worker.user_id))
        form = {name: FORM[name] for name in FORM if name not in ANSWERS}
        form |= {"first_words": "The stairs", "first": "5"}

        client.post(address(case, family="concerns"), form)

        again = client.get(address(case, "close", family="concerns"))
        assert again.context["form"]["first_words"].value() == "The stairs"
