"""Words that may mean somebody is in danger, and the numbers to call. It decides nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spcore.needs import Need

# To be confirmed by the scheme's clinical lead, like the numbers. A "no" or a "denies" before
# them changes nothing: numbers too many harm nobody, and nothing is graded or kept.
_SELF = r"(him|her|my|them|your|one)sel(f|ves)"
_LIFE = r"(his|her|their|my|your|the)\s+(own\s+)?li(fe|ves)"
_WHO = r"(him|her|me|them|us|the\s+(kids|children|child|baby))"
PHRASES = (
    r"suicid\w*",
    rf"(kill(s|ed|ing)?|hurt(s|ing)?|harm(s|ed|ing)?|cut(s|ting)?|burn(s|ed|ing)?)\s+{_SELF}",
    rf"(end(s|ed|ing)?|tak(e|es|ing)|took)\s+(it\s+all|{_LIFE})",
    r"(do|did|doing)\s+away\s+with\s+" + _SELF,
    r"self[\s-]?(harm|injur)\w*",
    r"overdos\w*",
    r"no\s+(reason|point)\s+(to|in)\s+liv(e|ing)",
    r"(not|n[o']t|doesn.?t|don.?t)\s+want\s+to\s+(live|be\s+here|wake\s+up|go\s+on)",
    r"(want\w*|wish\w*)\s+(to\s+die|(s?he|they|i)\s+(was|were)\s+dead)",
    r"better\s+off\s+(dead|without\s+(him|her|me|them))",
    r"(hang(ed|ing)?|drown(ed|ing)?)\s+" + _SELF,
    r"jump\w*\s+(off|from|in\s+front\s+of)",
    r"(not|n[o']t|isn.?t|doesn.?t\s+feel)\s+safe|unsafe",
    r"in\s+(immediate\s+)?danger",
    r"threat\w*\s+(to\s+(kill|hurt|stab|burn)|" + _WHO + r")",
    rf"(hit|hits|hitting|beat|beats|beaten|beating|punch\w*|kick(s|ed|ing)?|slap\w*|strangl\w*|"
    rf"chok(es|ed|ing)|stab\w*|rap(e|es|ed)|attack(s|ed|ing)?)\s+{_WHO}",
    r"(is|was|been|being|gets|got)\s+(hit|beaten|raped|strangled|stabbed|attacked)",
    r"domestic\s+(abuse|violence)",
    r"(sexual|physical|emotional|child|elder)\w*\s+abus\w*",
    r"abus(ed|es|ing|ive)\b",
    r"(afraid|frightened|scared|terrified)\s+of\s+(his|her|their|my|the|him)\b",
    r"forced\s+marriage|honou?r[\s-]based|coerci\w*|controlling\s+(partner|husband|wife|behaviou?r)",
    r"(locks?|locked)\s+" + _WHO + r"\s+in",
    r"(knife|gun|noose|ligature)",
    r"stockpil\w*",
)
WORDS = re.compile(rf"\b(?:{'|'.join(PHRASES)})", re.IGNORECASE)
NEEDS = frozenset({Need.SAFETY})
LINES: tuple[tuple[str | Promise, str], ...] = (
    (_("Danger to life now"), "999"),
    (_("Urgent help with mental health, any time"), _("111, option 2")),
    (_("Samaritans, any time, for the person or for you"), "116 123"),
    (_("Domestic abuse helpline, any time"), "0808 2000 247"),
)


def has_crisis_words(*texts: str) -> bool:
    """Tell whether any text holds words that people use when somebody may be in danger."""
    return any(WORDS.search(text) for text in texts if text)


def crisis_help(
    *, texts: Iterable[str], needs: Iterable[str], numbers: Callable[[], Sequence[Any]]
) -> Sequence[Any]:
    """
    Return the numbers to call where a text or a ticked need speaks of danger; else nothing.

    It never keeps anybody from saving or sending, and nothing of it is stored.
    """
    if NEEDS & set(needs) or has_crisis_words(*texts):
        return numbers()
    return ()
