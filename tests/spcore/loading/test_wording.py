"""Texts mended."""

import pytest

from spcore.loading.wording import line, paragraphs, sensible_case, sentence_case


class TestSensibleCase:
    @pytest.mark.parametrize(
        ("shouted", "written"),
        [
            ("PARISH OF GRANGE-OVER-SANDS", "Parish of Grange-over-Sands"),
            ("ST CATHERINE'S HOSPICE (PRESTON)", "St Catherine's Hospice (Preston)"),
            ("CONGREGATION OF JEHOVAH'S WITNESSES", "Congregation of Jehovah's Witnesses"),
            ("MID FURNESS PCN", "Mid Furness PCN"),
            ("FRODSHAM MANOR HOUSE P.T.A.", "Frodsham Manor House P.T.A."),
            ("O'REILLY & MCDONALD LTD", "O'Reilly & McDonald Ltd"),
            ("NHS LANCASHIRE AND CUMBRIA ICB - 00Q", "NHS Lancashire and Cumbria ICB - 00Q"),
            ("S M D C", "S M D C"),
            ("Bury Football Foundation", "Bury Football Foundation"),
            ("", ""),
        ],
    )
    def test_writes_as_people_do(self, shouted, written):
        assert sensible_case(shouted) == written


class TestSentenceCase:
    def test_lowers_a_shouted_text_only(self):
        assert sentence_case("TO HELP. ALL OF US.") == "To help. All of us."
        assert sentence_case("To help the NHS") == "To help the NHS"


class TestLine:
    @pytest.mark.parametrize(
        ("raw", "mended"),
        [
            ("The Men&#39;s  Room \r\n", "The Men's Room"),
            ("Housing&ndash;related", "Housing–related"),
            ("Burnage\xa0West", "Burnage West"),
            ("about Â£50k", "about £50k"),
            ("<p>Hello</p>", "Hello"),
            ("a\x00b\x99", 'ab"'),
            (None, ""),
            (85344, "85344"),
        ],
    )
    def test_mends_what_programs_broke(self, raw, mended):
        assert line(raw) == mended


class TestParagraphs:
    def test_keeps_paragraphs_and_no_more_than_one_blank_line(self):
        assert paragraphs("one \r\n\r\n\r\n\r\n two\n") == "one\n\ntwo"
