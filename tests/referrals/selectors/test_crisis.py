"""Which words bring up the numbers to call."""

import pytest

from referrals.selectors import has_crisis_words

HARMFUL = [
    "thinking of suicide",
    "she is suicidal",
    "wants to kill himself",
    "wants to end it all",
    "to end her own life",
    "took an overdose",
    "self harming again",
    "wanted to die",
    "he is not safe at home",
    "threatened to hurt her",
]
HARMLESS = [
    "",
    "her husband died",
    "killing time",
    "the end of her lease",
    "a safe pair of hands",
    "she wants to dine out",
]


class TestHasCrisisWords:
    @pytest.mark.parametrize("text", HARMFUL)
    def test_hears_danger(self, text):
        assert has_crisis_words("Lonely.", text)

    @pytest.mark.parametrize("text", HARMLESS)
    def test_lets_ordinary_words_pass(self, text):
        assert not has_crisis_words(text)
