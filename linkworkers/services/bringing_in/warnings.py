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
# What a text in ASCII holds wherever its pattern finds something: looked for first, since the
# patterns cost more than all the rest of reading a row, and most rows hold nothing of the kind.
HINTS: dict[Warns, tuple[str, ...]] = {
    Warns.SELF_HARM: (
        *("suicid", "harm", "overdos", "ending", "end his", "end her", "end their", "end it all"),
        *("end my", "kill ", "od", "cutting "),
    ),
    Warns.ABUSE: (
        *("domestic", "abus", "safeguard", "perpetrat", "marac", "refuge", "mol", "restraining"),
        *("coerc", "controlling", "forced marriage", "partner", "husband", "wife", "stalk"),
    ),
    Warns.VIOLENCE: (
        *("violen", "aggress", "weapon", "knife", "assault", "threat", "two ", "2 workers"),
        *("2 staff", "lone", "visit alone", "dangerous", "dog", "sex offend", "mappa"),
    ),
    Warns.CONTACT: (
        *("not ", "dont ", "n't ", "cant ", "never ", "avoid ", "no call", "no voicemail"),
        *("no message", "no letter", "no post", "no text", "ring only", "call only", "only "),
        *("safe ", "withhold", "code word", "codeword", "partner ", " address", "mail to"),
    ),
}
AROUND = 160


def warnings_in(text: str) -> list[tuple[Warns, str]]:
    """Return for each kind of warning the passage where its first words stand."""
    found = []
    lowered = text.lower() if text.isascii() else None
    for kind, pattern in PATTERNS.items():
        if lowered is not None and not any(map(lowered.__contains__, HINTS[kind])):
            continue
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
