"""A budget shared out by weights that are stated."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

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

        assert sum(row.money for row in page.context["rows"]) == 1_000_000
        assert page.context["headings"][3:] == [
            "People (60)",
            "Most deprived fifth (30)",
            "75 and over (5)",
            "In rural areas (5)",
        ]

    def test_shares_out_every_pound_of_a_budget_that_does_not_divide(self, here):
        for number in range(3):
            Lsoa.objects.create(
                code=f"E0100002{number}", name="N", district=f"District {number}",
                district_code=f"E0700002{number}", icb_code="QX1", imd_decile=5, population=8000,
            )  # fmt: skip

        page = shared(here, budget=1003, people=1, deprived=0, older=0, rural=0)

        money = {row.name: row.money for row in page.context["rows"]}
        assert sum(money.values()) == page.context["total"].money == 1003
        assert sorted(money.values()) == [62, 188, 251, 251, 251]

    def test_says_where_a_head_gets_most_and_least(self, here):
        page = shared(here, budget=800, people=50, deprived=50, older=0, rural=0)

        assert page.context["reading"] == (
            "Most for each person: Someplace, £0.25. Least: Elsewhere, £0.05."
        )

    def test_gives_no_money_where_nobody_is_counted(self, here):
        page = shared(here, budget=800, people=0, deprived=0, older=0, rural=1, **{"as": "csv"})
        assert "Elsewhere,800,0.13,6000,0,0,6000" in page.content.decode()
        Lsoa.objects.update(rural_urban="Urban")

        page = shared(here, budget=800, people=0, deprived=0, older=0, rural=1, **{"as": "csv"})

        assert page.context["rows"] == []
        assert "Nothing to share it out by" in page.content.decode()
        assert page.headers["Content-Type"].startswith("text/html")

    def test_can_be_taken_away_as_it_stands_on_the_page(self, here):
        query = {"budget": 800, "people": 50, "deprived": 50, "older": 0, "rural": 0}
        text = shared(here, **query).content.decode()
        assert (
            "?budget=800&amp;people=50&amp;deprived=50&amp;older=0&amp;rural=0&amp;as=xlsx" in text
        )

        book = load_workbook(BytesIO(shared(here, **query, **{"as": "xlsx"}).content))

        (sheet,) = book.worksheets
        rows = list(sheet.iter_rows(values_only=True))
        assert sheet.sheet_state == "visible"
        assert rows[0][3] == "People (50)"
        assert [(row[0], row[1]) for row in rows[1:]] == [
            ("Elsewhere", 300),
            ("Someplace", 500),
            ("All places", 800),
        ]

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, here):
        page = shared(here, budget="lots", people=7)

        assert page.context["rows"] == []
        assert "Enter a whole number" in page.content.decode()
        assert 'value="lots"' in page.content.decode()

    def test_refuses_weights_that_are_all_nought(self, here):
        page = shared(here, budget=800, people=0, deprived=0, older=0, rural=0)

        assert "at least one reason" in page.content.decode()
