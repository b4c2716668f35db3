"""All published figures in long form, and what they mean."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from evaluation.dashboards.selectors.meanings import MEANINGS
from evaluation.dashboards.selectors.words import COLUMNS
from tests.evaluation.dashboards.publishing import area, made, pcn, publish, unmet

pytestmark = pytest.mark.django_db


def rows_of(here, **query):
    page = here.client.get(reverse("dashboards:data_return"), {"period": "2025-26", **query})
    return list(csv.DictReader(StringIO(page.content.decode("utf-8-sig"))))


class TestDataReturn:
    def test_has_a_line_for_each_figure_and_a_meaning_for_each_column(self, client):
        here = area(client)
        made(here.icb, pcn(), 43)
        for place, number in (("E07000121", 12), ("E07000128", 9)):
            unmet(here.icb, "housing", place, number)
        publish()

        rows = rows_of(here)
        known = {(row["table"], row["column"]) for row in rows_of(here, **{"as": "dictionary"})}

        referred = next(row for row in rows if row["table"] == "flow")
        assert (referred["row"], referred["column"], referred["value"]) == (
            "Referred",
            "people",
            "45",
        )
        assert {(row["table"], row["column"]) for row in rows} <= known
        assert len({(row["table"], row["row"], row["column"]) for row in rows}) == len(rows)

    def test_says_how_each_figure_was_made(self, client):
        here = area(client)
        made(here.icb, pcn(), 43)
        publish()

        found = rows_of(here, **{"as": "dictionary"})
        rules = {(row["table"], row["column"]): row["rule"] for row in found}

        assert rules["flow", "people"].startswith("Counts of people: 1 to 7 are *")
        assert "95% intervals (Wilson)" in rules["flow", "of_referred"]
        assert "Kaplan-Meier" in rules["waits", "p50"]
        assert "Student" in rules["outcomes", "change"]
        assert rules["directory", "listings"].startswith("Counts of services")

    def test_says_what_each_column_counts_those_of_the_return_too(self, client):
        here = area(client)
        made(here.icb, pcn(), 43)
        publish()

        found = rows_of(here, **{"as": "dictionary"})
        meanings = {(row["table"], row["column"]): row["meaning"] for row in found}

        assert all(meanings.values())
        assert {column for table, column in meanings if table == "return"} == set(rows_of(here)[0])
        assert meanings["flow.pcn", "started"] == "The person first went to a service"
        assert MEANINGS.keys() == COLUMNS.keys()

    def test_leads_back_before_anything_is_published(self, client):
        here = area(client)

        page = here.client.get(reverse("dashboards:data_return"))

        assert page.headers["Location"] == reverse("dashboards:overview")
