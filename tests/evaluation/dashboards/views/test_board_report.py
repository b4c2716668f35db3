"""The report for the board."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.evaluation.dashboards.publishing import area, made, pcn, publish

pytestmark = pytest.mark.django_db


class TestBoardReport:
    @pytest.mark.letters
    def test_is_a_pdf_of_every_question_that_has_figures(self, client):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        publish()

        page = here.client.get(reverse("dashboards:board_report"), {"period": "2026-Q1"})

        text = "".join(each.extract_text() for each in PdfReader(BytesIO(page.content)).pages)
        assert "January to March 2026" in text
        assert "Riverside" in text
        assert "Where people are lost" in text

    def test_leads_back_before_anything_is_published(self, client):
        here = area(client)

        page = here.client.get(reverse("dashboards:board_report"))

        assert page.headers["Location"] == reverse("dashboards:overview")
