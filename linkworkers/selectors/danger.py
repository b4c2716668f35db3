"""Whether a text's words may mean that somebody is in danger."""

import re

from referrals.selectors import has_crisis_words

_UNSAFE = re.compile(r"\b(not|un|isn.?t|aren.?t)\s*safe\b", re.IGNORECASE)


def may_mean_danger(words: str) -> bool:
    """Tell whether somebody should read it first (practice.md 2)."""
    return bool(has_crisis_words(words) or _UNSAFE.search(words))
