"""Words in an old record that may be a warning: found so that somebody reads them, no more."""

import re

from referrals.models import Warns

# Wide on purpose: a passage too many costs a minute, one too few may cost far more.
PATTERNS: dict[Warns, re.Pattern[str]] = {
    Warns.SELF_HARM: re.compile(
        r"suicid|self.?harm|overdos|end(?:ing)? (?:his|her|their|it all|my) ?li"
        r"|kill (?:him|her|them)sel"
        r"|took (?:an )?overdose|\bOD\b|cutting (?:him|her|them)self",
        re.I,
    ),
    Warns.ABUSE: re.compile(
        r"domestic|abus|safeguard|perpetrat|\bMARAC\b|refuge\b|non.?mol|restraining"
        r"|coerc|controlling"
        r"|forced marriage|\bex.?(?:partner|husband|wife)|stalk",
        re.I,
    ),
    Warns.VIOLENCE: re.compile(
        r"violen|aggress|weapon|knife|assault|threat"
        r"|two (?:workers|staff|people)|\b2 (?:workers|staff)"
        r"|lone.?work|(?:do not|don'?t) visit alone|dangerous|dog\b|sex offend|\bMAPPA\b",
        re.I,
    ),
    Warns.CONTACT: re.compile(
        r"(?:do not|don'?t|never|not to|must not|avoid|cannot|can'?t) "
        r"(?:ring|call|phone|text|write|post"
        r"|e-?mail|contact|leave|send|visit|speak)"
        r"|no (?:calls?|voicemails?|messages?|letters?|post|texts?)\b"
        r"|ring only|call only|only (?:ring|call|text|contact)|safe (?:time|number|contact)"
        r"|withhold|code ?word|partner (?:reads|checks|listens|must not)|confidential address"
        r"|secret address|mail to|not at home number",
        re.I,
    ),
}
AROUND = 160


def warnings_in(text: str) -> list[tuple[Warns, str]]:
    """Return for each kind of warning the passage where its first words stand."""
    found = []
    for kind, pattern in PATTERNS.items():
        match = pattern.search(text)
        if match:
            found.append((kind, passage(text, match.start(), match.end())))
    return found


def passage(text: str, start: int, end: int) -> str:
    """Return the words around a place, whole words only, marked where they were cut."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    words = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"
