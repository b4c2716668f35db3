"""A budget shared out by weights that are stated."""

import pytest
from django.urls import reverse

from spcore.places.models import Lsoa
from tests.evaluation.dashboards.publishing import area

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client):
    found = area(client)
    Lsoa.objects.create(
        code="E01000010", name="Elsewhere", district="Elsewhere", district_code="E07000010",
        icb_code="QX1", imd_decile=9, population=6000, rural_urban="Rural",
    )  # fmt: skip
    return found


def shared(here, **query):
    return here.client.get(reverse("dashboards:fair_share"), query)


class TestFairShare:
    def test_shares_by_people_alone(self, here):
        page = shared(here, budget=800, people=1, deprived=0, older=0, rural=0)

        assert {row.name: row.money for row in page.context["rows"]} == {
            "Someplace": 200,
            "Elsewhere": 600,
        }

    def test_gives_the_deprived_part_to_where_deprived_people_live(self, here):
        page = shared(here, budget=800, people=50, deprived=50, older=0, rural=0)

        assert {row.name: row.money for row in page.context["rows"]} == {
            "Someplace": 500,
            "Elsewhere": 300,
        }

    def test_shows_the_usual_weights_at_first(self, here):
        page = shared(here)

        assert sum(row.money for row in page.context["rows"]) == pytest.approx(1_000_000, abs=2)

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, here):
        page = shared(here, budget="lots", people=7)

        assert page.context["rows"] == []
        assert "Enter a whole number" in page.content.decode()
        assert 'value="lots"' in page.content.decode()

    def test_refuses_weights_that_are_all_nought(self, here):
        page = shared(here, budget=800, people=0, deprived=0, older=0, rural=0)

        assert "at least one reason" in page.content.decode()
