"""The report for the board."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.html import conditional_escape
from pypdf import PdfReader

from evaluation.dashboards.selectors import report_pages
from tests.evaluation.dashboards.publishing import area, asked, made, pcn, publish

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

    def test_draws_what_the_pages_draw_each_with_its_words_and_its_table(self, client, monkeypatch):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        made(here.icb, pcn("Hillside"), 35, is_returned=True)
        asked(change=2)
        publish()
        made_of = []
        monkeypatch.setattr("spcore.paper.page_pdf", lambda html: made_of.append(html) or b"%PDF")

        here.client.get(reverse("dashboards:board_report"), {"period": "2025-26"})

        (html,) = made_of
        pages = report_pages(icb_id=here.icb.pk, period="2025-26")
        panels = [each for page in pages for each in page.panels if each.table.lines]
        drawn = [each for each in panels if each.chart or each.table.drawn]
        assert [each.table.key for each in drawn if not each.reading] == []
        assert html.count("<svg") == sum(each.chart is not None for each in panels) == 4
        assert html.count("<table") == len(panels)
        assert all(conditional_escape(each.reading) in html for each in drawn)

    def test_leads_back_before_anything_is_published(self, client):
        here = area(client)

        page = here.client.get(reverse("dashboards:board_report"))

        assert page.headers["Location"] == reverse("dashboards:overview")
