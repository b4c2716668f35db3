"""Words that may mean somebody is in danger, and the numbers to call. It decides nothing."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# To be confirmed by the scheme's clinical lead, like the numbers.
WORDS = re.compile(
    r"\b(suicid\w*|kill(ing)?\s+(him|her|my|them|your)self|end(ing)?\s+(it\s+all|(his|her|their|my)"
    r"\s+(own\s+)?li(fe|ves))|self[\s-]?harm\w*|overdos\w*|no\s+reason\s+to\s+live|want\w*\s+to"
    r"\s+die|better\s+off\s+dead|not\s+safe|unsafe|threaten\w*\s+to\s+(kill|hurt))\b",
    re.IGNORECASE,
)
LINES: tuple[tuple[str | Promise, str], ...] = (
    (_("Danger to life now"), "999"),
    (_("Urgent help with mental health, any time"), _("111, option 2")),
    (_("Samaritans, any time, for the person or for you"), "116 123"),
)


def has_crisis_words(*texts: str) -> bool:
    """Tell whether any text holds words that people use when somebody may be in danger."""
    return any(WORDS.search(text) for text in texts if text)
