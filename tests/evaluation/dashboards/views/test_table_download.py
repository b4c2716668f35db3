"""A published table as a file that hides nothing."""

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.evaluation.dashboards.publishing import area, made, pcn, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client):
    found = area(client)
    made(found.icb, pcn("=Big"), 43)
    made(found.icb, pcn("Small"), 4)
    publish()
    return found


def download(here, **query):
    address = reverse("dashboards:table_download", args=["flow"])
    return here.client.get(address, {"period": "2026-Q1", **query})


class TestTableDownload:
    def test_is_csv_with_each_figure_in_a_column_of_its_own(self, here):
        lines = download(here, table="flow").content.decode("utf-8-sig").splitlines()

        assert lines[0].startswith("Stage,People,Of those referred,Of those referred: from,")
        assert lines[1].startswith("Referred,45,")
        assert lines[3].startswith("Had a first contact,45,100.0,")

    def test_hides_what_the_page_hides_and_runs_no_formula(self, here):
        text = download(here, table="flow.pcn").content.decode("utf-8-sig")

        assert "'=Big,45," in text
        assert "Small,*," in text

    def test_a_workbook_has_one_visible_sheet_and_nothing_else(self, here):
        content = download(here, table="flow", **{"as": "xlsx"}).content

        book = load_workbook(BytesIO(content))
        assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"]
        assert [row[0].value for row in book.active.rows][:2] == ["Stage", "Referred"]
        assert not any(each.hidden for each in book.active.column_dimensions.values())
        assert not any(each.hidden for each in book.active.row_dimensions.values())
        assert not book.defined_names
        parts = zipfile.ZipFile(BytesIO(content)).namelist()
        odd = ("pivot", "external", "comment", "vba", "custom")
        assert not [part for part in parts if any(word in part.lower() for word in odd)]
        assert book.properties.creator in ("", None)

    def test_leads_back_where_there_is_no_such_table(self, here):
        page = download(here, table="people")

        assert page.headers["Location"] == reverse("dashboards:topic_detail", args=["flow"])
