"""One poster or leaflet as a file."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from referrals.adapters.sheets import HEADLINES, Sheet, sheet_html
from referrals.selectors.practices import practice_at
from tests.factories.providers import ServiceFactory
from tests.referrals.nearby import HERE, surgery

pytestmark = pytest.mark.django_db


class TestPracticeSheetPdf:
    @pytest.mark.letters
    def test_a_leaflet_lists_what_was_confirmed_lately(self, client):
        surgery()
        ServiceFactory(
            name="Debt advice", needs=["money"], at=[HERE], verified_on=timezone.localdate()
        )
        ServiceFactory(name="Long gone", needs=["money"], at=[HERE])

        file = client.get("/near/P81999/leaflet/money.pdf")

        pages = PdfReader(BytesIO(file.content)).pages
        words = pages[0].extract_text()
        assert len(pages) == 1
        assert "Worried about money or debt?" in " ".join(words.split())
        assert "Debt advice" in words
        assert "Long gone" not in words

    def test_a_poster_names_the_short_address_and_its_code_is_read_aloud(self, settings):
        settings.SITE_ADDRESS = "https://refer.example"
        surgery()

        html = sheet_html(Sheet("poster", "any", practice_at(ods_code="P81999")))

        assert "refer.example/near/P81999" in html
        assert 'aria-label="Scan this with your phone"' in html

    @pytest.mark.letters
    def test_a_poster_fills_one_page_with_the_longest_headline(self, client):
        surgery(name="St Somebody and the Other Street Medical Centre and Branches")
        longest = max(HEADLINES, key=lambda need: len(str(HEADLINES[need])))

        file = client.get(f"/near/P81999/poster/{longest}.pdf")

        assert len(PdfReader(BytesIO(file.content)).pages) == 1

    @pytest.mark.parametrize("path", ["poster/safety", "poster/nonsense", "flag/money"])
    def test_what_is_not_offered_is_not_there(self, client, path):
        surgery()

        assert client.get(f"/near/P81999/{path}.pdf").status_code == 404

    def test_one_source_may_ask_for_so_many_an_hour(self, client, monkeypatch):
        surgery()
        monkeypatch.setattr(
            "referrals.views.practice_sheet_pdf.is_too_often", lambda *_args, **_more: True
        )

        assert client.get("/near/P81999/poster/money.pdf").status_code == 429
