"""Years beside each other, from what each has published."""

from datetime import date

import pytest
from django.urls import reverse

from evaluation.facts.models import ReferralFact
from tests.evaluation.dashboards.publishing import area, asked, made, pcn, publish

pytestmark = pytest.mark.django_db
ADDRESS = reverse("dashboards:cohort_list")


@pytest.fixture
def here(client):
    return area(client)


def tables(page):
    return [table for table, _reading in page.context["cohorts"].tables]


class TestCohortList:
    def test_sets_each_year_beside_the_others_at_the_same_age(self, here):
        made(here.icb, pcn(), 40, on=date(2025, 2, 3), waited=40)
        made(here.icb, pcn(), 60, waited=10)
        publish()

        page = here.client.get(ADDRESS)

        rows = {line.name: line.figures for line in tables(page)[0].lines}
        assert list(rows) == ["2024/25", "2025/26"]
        assert (rows["2024/25"][0], rows["2025/26"][0]) == ("40", "60")
        assert rows["2024/25"][1].startswith("0%")
        assert rows["2025/26"][1].startswith("100%")

    def test_says_which_answers_changed_otherwise(self, here):
        made(here.icb, pcn(), 40, on=date(2025, 2, 3))
        asked(change=1)
        old = set(ReferralFact.objects.values_list("pk", flat=True))
        made(here.icb, pcn(), 40)
        asked(change=3, of=ReferralFact.objects.exclude(pk__in=old))
        publish()

        page = here.client.get(ADDRESS).content.decode()

        assert "Changed otherwise in the last year than in the first: Life satisfaction." in page

    def test_compares_nothing_while_there_is_one_year(self, here):
        made(here.icb, pcn(), 40)
        publish()

        page = here.client.get(ADDRESS).content.decode()

        assert "One year is published so far" in page

    def test_shows_nothing_that_a_year_hides(self, here):
        made(here.icb, pcn(), 5)
        publish()

        (row,) = tables(here.client.get(ADDRESS))[0].raw

        assert row[1:4] == ("*", None, None)

    def test_says_so_before_a_year_has_closed(self, here):
        assert "No financial year has closed yet" in here.client.get(ADDRESS).content.decode()

    def test_hands_a_table_out(self, here):
        made(here.icb, pcn(), 40)
        publish()

        file = here.client.get(ADDRESS, {"table": "cohorts"})

        assert file.headers["Content-Disposition"] == 'attachment; filename="cohorts.csv"'
        assert "2025/26,40," in file.content.decode("utf-8-sig")

    def test_asks_as_much_of_many_years(self, here, django_assert_num_queries):
        made(here.icb, pcn(), 40, on=date(2025, 2, 3))
        made(here.icb, pcn(), 40)
        publish()
        here.client.get(ADDRESS)

        with django_assert_num_queries(2):
            here.client.get(ADDRESS)
