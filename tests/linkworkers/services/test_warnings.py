"""Warnings in old records: what is looked for first never hides what a pattern would find."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from linkworkers.services.bringing_in.warnings import HINTS, PATTERNS, warnings_in

# Every word that stands in a pattern, and joints between them.
WORDS = sorted({word for each in PATTERNS.values() for word in re.findall(r"[\w']+", each.pattern)})
TEXTS = st.lists(st.sampled_from([*WORDS, "rang", "friend"]), max_size=6).flatmap(
    lambda words: st.sampled_from([" ", "-", "", ", "]).map(lambda joint: joint.join(words))
)


class TestWarningsIn:
    @given(TEXTS)
    @example("Took an OD in May")
    @example("ENDING HER LIFE")
    @example("Don't ring before noon")
    @example("Cant text")
    @example("non-molestation order")
    @example("do not visit alone")
    @example("2 staff, please")
    @example("only contact by letter")
    def test_finds_whatever_a_pattern_finds(self, text):
        kinds = [kind for kind, pattern in PATTERNS.items() if pattern.search(text)]

        assert [kind for kind, _words in warnings_in(text)] == kinds

    def test_finds_it_beside_letters_that_are_not_english(self):
        ((_kind, words),) = warnings_in("José: s\u017futtered, then an overdo\u017fe")

        assert "overdo" in words

    def test_has_hints_in_small_letters_for_every_kind(self):
        assert HINTS.keys() == PATTERNS.keys()
        assert all(hint == hint.lower() for hints in HINTS.values() for hint in hints)
