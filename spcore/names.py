"""People's names as lists order them and searches find them. Plain Python."""

import re
import unicodedata

HYPHENS = re.compile(r"[-\u2010-\u2015]")
MARKS = re.compile(r"[^\w\s]+")
WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(text: str) -> str:
    """Return `text` without case, accents or marks, with single spaces: "O’Brién" is "obrien"."""
    if text.isascii():
        plain = text.lower()
        return plain if text.isalpha() else " ".join(MARKS.sub("", plain.replace("-", " ")).split())
    plain = unicodedata.normalize("NFKD", HYPHENS.sub(" ", text).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(MARKS.sub("", plain).translate(WHOLE).split())


def folded_name(*, family: str, given: str) -> str:
    """Return what `Person.folded_name` holds: the family name, then the given."""
    return f"{folded(family)} {folded(given)}".strip()
