"""One value at a time: a birth date, a name, a phone number, as GP systems print them."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from spcore.ui.dates import MONTHS

OLDEST = 120  # years
_MONTH = "|".join(name[:3] + f"(?:{name[3:]})?" for name in MONTHS).replace("Sep", "Sept?")
# Day first, as everybody in the United Kingdom prints it; a month in letters; or the ISO form.
DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ./-]*(?P<mon>{_MONTH})[a-z]*"
    r"[ .,/-]*(?P<y>\d{4}|\d{2})"
    rf"|(?P<mon2>{_MONTH})[a-z]* (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})(?P<sep>[-/. ])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2}))(?![\d/])",
    re.IGNORECASE,
)
NHS_NUMBER = re.compile(r"(?<![\d+])(\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)")
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
PHONE = re.compile(r"(?<![\d+])(?:\+44[ -]?(?:\(0\)[ -]?)?|0)(?:[ -]?\(?\d\)?){8,10}(?!\d)")
TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Lady|Lord|Master)\.?"
TITLE_INSIDE = re.compile(rf"\(\s*{TITLES}\s*\)", re.IGNORECASE)
TITLE_AROUND = re.compile(rf"^{TITLES}\s+|,?\s+{TITLES}$", re.IGNORECASE)
WORDS = re.compile(r"^[^\W\d_][^\d_()\[\]:;@/\\<>|]*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, and what to check about it; nothing where it is certain."""

    given: str
    family: str
    check: str = ""


def read_date(match: re.Match[str], *, on: date) -> tuple[date | None, str]:
    """Return the birth date in a match of `DATE`; else None and why it was not used."""
    day, month, year = _parts(match)
    if len(year) == 2:
        return None, _("The year has two figures only. Type the birth date")
    try:
        born = date(int(year), _month(month), int(day))
    except ValueError:
        return None, _("This is not a real date. Type the birth date")
    if born > on or on.year - born.year > OLDEST:
        return None, _("This cannot be a birth date. Type the birth date")
    return born, ""


def _parts(match: re.Match[str]) -> tuple[str, str, str]:
    forms = (("d", "mon", "y"), ("d2", "mon2", "y2"), ("d3", "m3", "y3"), ("d4", "m4", "y4"))
    day, month, year = next(names for names in forms if match[names[0]])
    return match[day], match[month], match[year]


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == text[:3].lower())


def read_name(text: str) -> Name | None:
    """Return the parts of a name; None where it cannot be told which is the family name."""
    plain = TITLE_INSIDE.sub(" ", text)
    plain = TITLE_AROUND.sub("", " ".join(plain.split())).strip(" ,.-")
    if not WORDS.match(plain):
        return None
    if "," in plain:
        family, _comma, given = plain.partition(",")
        given = TITLE_AROUND.sub("", given.strip()).strip(" ,.")
        return _name(given, family) if given and family and "," not in given else None
    return _without_comma(plain.split())


def _without_comma(words: list[str]) -> Name | None:
    loud = [word for word in words if len(word) > 1 and word == word.upper()]
    if loud and len(loud) < len(words):
        quiet = [word for word in words if word not in loud]
        if loud in (words[-len(loud) :], words[: len(loud)]):
            return _name(" ".join(quiet), " ".join(loud))
        return None
    if len(words) == 2:
        check = _("Read as first name, then family name. Check which is which")
        return _name(words[0], words[1], check)
    return None


def _name(given: str, family: str, check: str = "") -> Name | None:
    if max(len(given), len(family)) > 100:
        return None
    return Name(in_case(given), in_case(family), check)


def in_case(text: str) -> str:
    """Return a name as people write it: SMITH-O'NEIL is Smith-O'Neil; mixed case stays."""
    words = " ".join(text.split())
    if words != words.upper():
        return words
    cased = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), words)
    return re.sub(r"\bMc([a-z])", lambda match: "Mc" + match[1].upper(), cased)
