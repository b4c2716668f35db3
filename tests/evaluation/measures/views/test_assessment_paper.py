"""Questions on paper."""

import pytest
from django.urls import reverse

from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3")
    return world


def sheet(client, world, family="ucla3", **query):
    case = world.referral(active=True, person__family_name="Canary")
    here = reverse("measures:assessment_paper", args=[case.pk, family])
    return signed_in_as(client, world.worker).get(here, query), case


class TestAssessmentPaper:
    def test_holds_the_questions_and_the_reference_and_no_name(self, client, world):
        page, case = sheet(client, world)

        said = page.content.decode()
        assert "lack companionship" in said
        assert "Hardly ever or never" in said
        assert case.reference in said
        assert "Canary" not in said

    def test_says_that_nobody_reads_it_until_it_comes_back(self, client, world):
        said = sheet(client, world)[0].content.decode()

        assert "Nobody reads this sheet until you give it back to us" in said
        assert "You may leave out any question" in said
        assert "paper tells nobody of danger" not in said

    def test_asks_the_worker_to_stay_where_an_answer_may_mean_danger(self, client, world):
        choose(world, "phq9")

        said = sheet(client, world, "phq9")[0].content.decode()

        assert "paper tells nobody of danger" in said

    def test_has_room_for_their_own_words_before_the_question(self, client, world):
        choose(world, "concerns")

        said = sheet(client, world, "concerns")[0].content.decode()

        words, question = "First concern, in your own words", "How much does it trouble you now?"
        assert said.index(words) < said.index(question)

    def test_there_is_none_of_what_is_scored_elsewhere(self, client, world):
        choose(world, "mycaw")
        page, case = sheet(client, world, "mycaw")

        listed = client.get(reverse("measures:assessment_list", args=[case.pk])).content.decode()

        assert page.status_code == 404
        assert "wellbeing/ucla3/paper/" in listed
        assert "wellbeing/mycaw/paper/" not in listed

    def test_can_be_had_in_large_print(self, client, world):
        page, _case = sheet(client, world, print="large")

        assert "app-sheet--large" in page.content.decode()

    def test_a_measure_not_in_use_is_not_found(self, client, world):
        page, _case = sheet(client, world, "phq9")

        assert page.status_code == 404
