"""Every status has its words for every reader."""

import pytest

from referrals.selectors.wording import NEXT, TO_OTHERS, next_words, search_words, status_words
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class TestWording:
    def test_says_where_and_what_next_for_every_status(self):
        assert set(NEXT) == set(TO_OTHERS) == set(Status)

    @pytest.mark.parametrize("status", Status)
    def test_tells_another_referrer_one_of_five_words(self, status):
        words = str(status_words(Actor(role=Role.OTHER_REFERRER), status))

        assert words in {"Draft", "Received", "Sent back to you", "Being helped", "Closed"}

    def test_tells_another_referrer_of_what_is_next_no_more_than_the_one_word_does(self):
        other = Actor(role=Role.OTHER_REFERRER)
        next_of: dict[str, set[str]] = {}

        for status in Status:
            told = next_of.setdefault(str(status_words(other, status)), set())
            told.add(str(next_words(other, status)))

        assert all(len(words) == 1 and "" not in words for words in next_of.values())

    def test_says_that_somebody_is_helped_only_once_somebody_was_in_touch(self):
        other = Actor(role=Role.OTHER_REFERRER)

        helped = {status for status in Status if status_words(other, status) == "Being helped"}

        assert helped == {Status.ACTIVE, Status.PAUSED}


class TestSearchWords:
    @pytest.mark.parametrize(
        ("words", "read"),
        [
            ("999 000 0018", ("9990000018", "", [])),
            ("SP-7K3M9QX2", ("", "SP-7K3M9QX2", [])),
            (" Ana  Núñez ", ("", "Ana  Núñez", ["ana", "nunez"])),
        ],
    )
    def test_reads_a_number_a_reference_or_names(self, words, read):
        assert search_words(words) == read
