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

    def test_tells_another_referrer_what_is_next_only_where_it_is_their_move(self):
        other = Actor(role=Role.OTHER_REFERRER)

        told = {status for status in Status if next_words(other, status)}

        assert told == {Status.DRAFT, Status.RETURNED}


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
