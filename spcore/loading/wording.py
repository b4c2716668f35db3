"""Mending the texts of other people's files: entities, capitals, line ends, broken characters."""

import html
import re

from django.utils.html import strip_tags

from spcore.loading.files import CONTROL

SMALL = frozenset(
    "a an and as at by de en for from in le of on or over sur the to under upon with via".split()
)
# Words that stay in capitals although they have a vowel, or that look like words.
ACRONYMS = frozenset(
    """
    ABI ADHD AFC AIDS BAME BME CAB CIC CIO COPD DWP EU GP HIV HQ ICB IT ITV LA LGA LGBT LGBTQ MIND
    MS MSU NHS NSPCC PCN PTA PTFA RAF RC RNIB RNID RSPCA RUFC SCI SEND SPA UCAN UK URC USA VCS WI
    YMCA YPSF YWCA II III IV VI
    """.split()
) - {"MIND", "SPA", "SCI", "IT", "LA"}
SHORTENED = {
    "ltd": "Ltd",
    "st": "St",
    "dr": "Dr",
    "mr": "Mr",
    "mrs": "Mrs",
    "rd": "Rd",
    "ctr": "Ctr",
    "nr": "Nr",
}
WORD = re.compile(r"(?:[^\W_]\.){2,}[^\W_]?|[^\W_][\w'’]*")
VOWEL = re.compile("[AEIOUY]")
# Nothing in it that anybody could have broken.
PLAIN = re.compile(r"[ \n!-%'-;=-~]*")
MOJIBAKE = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
# What is left of a quotation mark when two of its three bytes are lost.
REMNANT = re.compile(r"\bâ(?=[A-Z])|\x99|â\x80[\x98-\x9d]?")


def line(text: object) -> str:
    """Return a text of one line: entities resolved, tags and control characters dropped."""
    if text is None or text == "":  # most fields of a wide table
        return ""
    return " ".join(_clean(text).split())


def paragraphs(text: object) -> str:
    """Return a text that keeps its paragraphs, at most one blank line between them."""
    lines = [" ".join(each.split()) for each in _clean(text).replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def sensible_case(name: str) -> str:
    """Return a name that was SHOUTED in capitals as people write it; any other as it is."""
    if not name.isupper():
        return name
    return WORD.sub(lambda match: _cased(match[0], is_first=match.start() == 0), name)


def sentence_case(text: str) -> str:
    """Return a text that was SHOUTED in sentences; any other as it is."""
    if not text.isupper():
        return text
    lowered = text.lower()
    return re.sub(r"(^|[.!?:]\s+)(\w)", lambda match: match[1] + match[2].upper(), lowered)


def _cased(word: str, *, is_first: bool) -> str:
    lower = word.lower()
    if lower in SHORTENED:
        return SHORTENED[lower]
    if lower in SMALL and not is_first:
        return lower
    if _is_acronym(word):
        return word
    if len(word) > 3 and word[1] in "'’":
        return word[0] + word[1] + lower[2:].capitalize()
    if lower.startswith("mc") and len(word) > 4:
        return "Mc" + lower[2:].capitalize()
    return lower[0].upper() + lower[1:]


def _is_acronym(word: str) -> bool:
    bare = word.rstrip(".'’")
    if bare in ACRONYMS or re.fullmatch(r"(\w\.)+\w?\.?", word):
        return True
    if re.search(r"\d", word):
        return not re.fullmatch(r"\d+(ST|ND|RD|TH)", word)
    return 1 <= len(bare) <= 5 and not VOWEL.search(bare)


def _clean(text: object) -> str:
    if text is None:
        return ""
    if isinstance(text, str) and PLAIN.fullmatch(text):
        return text  # nearly every field of a large file
    unescaped = html.unescape(str(text)).replace("\xa0", " ")
    if "<" in unescaped:
        unescaped = strip_tags(unescaped)
    if MOJIBAKE.search(unescaped):
        unescaped = _mended(unescaped)
    return CONTROL.sub("", REMNANT.sub('"', unescaped.replace("\x85", " ")))


def _mended(text: str) -> str:
    """Return UTF-8 that somebody read as Windows-1252, read rightly; else the text itself."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
