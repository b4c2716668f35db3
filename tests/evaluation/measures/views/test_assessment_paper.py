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

    def test_can_be_had_in_large_print(self, client, world):
        page, _case = sheet(client, world, print="large")

        assert "app-sheet--large" in page.content.decode()

    def test_a_measure_not_in_use_is_not_found(self, client, world):
        page, _case = sheet(client, world, "phq9")

        assert page.status_code == 404
