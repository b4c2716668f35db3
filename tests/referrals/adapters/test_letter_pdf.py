"""The letter on paper: a tagged PDF that says what the page says, and fetches nothing."""

import io

import pytest
from pypdf import PdfReader

from referrals.adapters import letter_pdf
from spcore import paper
from tests.referrals.lettering import closed_referral, letter_about, told_world

pytestmark = [pytest.mark.django_db, pytest.mark.letters]


@pytest.fixture(autouse=True)
def _libraries_are_here():
    if not paper.is_available():
        pytest.skip("did not run: WeasyPrint's system libraries are missing")


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


class TestLetterPdf:
    def test_is_tagged_for_screen_readers_and_says_its_language_and_title(self):
        content = letter_pdf.letter_pdf(letter_about(closed_referral(told_world())))

        pdf = read(content)
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert str(root["/Lang"]).lower().startswith("en")
        assert pdf.metadata.title.startswith("Social prescribing: support has ended")
        assert b"pdfuaid:part" in root["/Metadata"].get_data()

    def test_says_the_action_and_the_workers_words(self):
        content = letter_pdf.letter_pdf(letter_about(closed_referral(told_world())))

        text = " ".join(" ".join(page.extract_text() for page in read(content).pages).split())
        for words in (
            "Action for the practice: none",
            "Maureen Hargreaves",
            "999 000 0018",
            "allotment <group> & sleeps better",
        ):
            assert words in text

    def test_asks_for_no_file_whatever_somebody_typed(self):
        world = told_world()
        typed = 'To <img src="http://127.0.0.1:9/x.png"> get out'
        referral = closed_referral(world, what_matters=typed)

        assert letter_pdf.letter_pdf(letter_about(referral))


class TestWithoutLibraries:
    def test_gives_the_page_instead(self, monkeypatch):
        monkeypatch.setattr(paper, "_weasyprint", lambda: None)
        letter = letter_about(closed_referral(told_world()))

        content, media_type = letter_pdf.printed(letter)

        assert media_type == "text/html"
        assert b"Action for the practice: none" in content
