"""The access log is read by people who never saw the code."""

import re
from pathlib import Path

from django.conf import settings

from referrals.selectors.access_words import WHAT, words_of

SHOWS_PEOPLE = re.compile(r"audited_render|person_frame|views\.framing")


def pages_that_show_people() -> set[str]:
    views = Path(settings.BASE_DIR).glob("*/**/views/*.py")
    frames = {"framing", "person_frame"}
    mine = {
        file.stem
        for file in views
        if not file.is_relative_to(Path(settings.BASE_DIR) / ".venv")
        and SHOWS_PEOPLE.search(file.read_text())
    }
    return mine - frames


class TestWordsOf:
    def test_every_page_that_shows_a_person_has_words(self):
        assert pages_that_show_people() - set(WHAT) == set()

    def test_the_same_whatever_the_app_or_the_record_is_called(self):
        assert words_of("referrals:concern_add") == "The page to raise a concern"
        assert words_of("fhir.Task") == "The state of a referral, by a connected system"

    def test_an_unknown_label_is_still_readable(self):
        assert words_of("referrals:some_thing") == "Some thing"
