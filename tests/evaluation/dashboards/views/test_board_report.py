"""The report for the board."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.html import conditional_escape
from pypdf import PdfReader

from evaluation.dashboards.selectors import report
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
        pages = report(icb_id=here.icb.pk, period="2025-26").pages
        panels = [each for page in pages for each in page.panels if each.table.lines]
        drawn = [each for each in panels if each.chart or each.table.drawn]
        assert [each.table.key for each in drawn if not each.reading] == []
        assert html.count("<svg") == sum(each.chart is not None for each in panels) == 4
        assert html.count("<table") == len(panels)
        assert all(conditional_escape(each.reading) in html for each in drawn)

    def test_is_broken_down_as_chosen_without_what_is_mostly_hidden(self, client):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        for name in ("Hillside", "Dale", "Beck", "Fell"):
            made(here.icb, pcn(name), 4)
        publish()

        def keys(*bys):
            pages = report(icb_id=here.icb.pk, period="2025-26", bys=bys).pages
            (flow,) = (page for page in pages if page.topic.slug == "flow")
            return [panel.table.key for panel in flow.panels], flow.left_out

        assert keys() == (["flow", "uptake"], [])
        name = "How far referrals came, by primary care network"
        assert keys("pcn") == (["flow", "uptake"], [name])

    def test_takes_the_choice_of_the_first_page(self, client, monkeypatch):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        made(here.icb, pcn("Hillside"), 35)
        publish()
        made_of = []
        monkeypatch.setattr("spcore.paper.page_pdf", lambda html: made_of.append(html) or b"%PDF")
        address = reverse("dashboards:board_report")

        here.client.get(address, {"period": "2025-26"})
        here.client.get(address, {"period": "2025-26", "by": ["", "age"]})
        here.client.get(address, {"period": "2025-26", "by": [""]})

        usual, by_age, whole = made_of
        assert "by primary care network</caption>" in usual
        assert "by primary care network" not in by_age
        assert "by age</caption>" in by_age
        assert "by age</caption>" not in whole
        assert "are hidden because few people stand behind them" in whole

    def test_says_in_short_what_each_question_is_answered_by(self, client, monkeypatch):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        asked(change=2)
        publish()
        made_of = []
        monkeypatch.setattr("spcore.paper.page_pdf", lambda html: made_of.append(html) or b"%PDF")

        here.client.get(reverse("dashboards:board_report"), {"period": "2025-26"})

        first_page = made_of[0].partition('class="new-page"')[0]
        pages = report(icb_id=here.icb.pk, period="2025-26").pages
        said = {page.topic.slug: page.in_short for page in pages if page.in_short}
        assert {"flow", "waits", "outcomes"} <= said.keys()
        assert all(conditional_escape(words) in first_page for words in said.values())
        assert "without a comparison group" in first_page

    def test_leads_back_before_anything_is_published(self, client):
        here = area(client)

        page = here.client.get(reverse("dashboards:board_report"))

        assert page.headers["Location"] == reverse("dashboards:overview")

    def test_draws_the_interval_of_each_bar_that_has_one(self, client, monkeypatch):
        here = area(client)
        made(here.icb, pcn("Riverside"), 43)
        made(here.icb, pcn("Hillside"), 35)
        asked(change=2)
        publish()
        made_of = []
        monkeypatch.setattr("spcore.paper.page_pdf", lambda html: made_of.append(html) or b"%PDF")

        here.client.get(reverse("dashboards:board_report"), {"period": "2025-26", "by": "pcn"})

        pages = report(icb_id=here.icb.pk, period="2025-26", bys=("pcn",)).pages
        tables = [panel.table for page in pages for panel in page.panels if panel.table.has_room]
        bars = [line.bar for table in tables for line in table.lines if line.bar]
        known = [bar for bar in bars if bar.low is not None]
        assert 0 < len(known) < len(bars)
        assert made_of[0].count('<div class="range from-') == len(known)
        assert all(0 <= bar.low <= bar.low + bar.span <= 100.1 for bar in known)
