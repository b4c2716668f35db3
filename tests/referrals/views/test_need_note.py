"""The learning note on a need."""

import pytest

from referrals.selectors.notes import NOTES
from spcore.needs import Need
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestNotes:
    def test_there_is_one_for_every_need_and_each_takes_two_minutes_at_most(self):
        assert set(NOTES) == set(Need)
        for need, note in NOTES.items():
            parts = [note.body, note.mind, note.life, note.can, note.cannot, note.ask]
            words = " ".join(str(part) for part in parts).split()
            assert 60 < len(words) < 300, need
            assert all(str(part).strip() for part in parts), need


class TestNeedNote:
    def test_says_what_can_and_cannot_be_done_and_offers_local_results(self):
        page = text_of(signed_in(small_world().gp).get("/learning/loneliness/"))

        assert "What it cannot do" in page
        assert "/results/?need=loneliness" in page

    def test_keeps_the_practices_results_from_a_link_worker(self):
        page = text_of(signed_in(small_world().worker).get("/learning/loneliness/"))

        assert "One question to ask" in page
        assert "/results/" not in page

    def test_of_no_need_is_not_there(self):
        assert signed_in(small_world().gp).get("/learning/nonsense/").status_code == 404
