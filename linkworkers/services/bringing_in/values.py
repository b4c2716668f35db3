"""One cell at a time: a date, a phone number, a yes, as people and spreadsheets write them."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from django.utils import translation
from django.utils.translation import gettext as _

from spcore.errors import Invalid
from spcore.loading.wording import line, sensible_case
from spcore.needs import Need

OLDEST = 120  # years
SERIAL_START = date(1899, 12, 30)  # Excel's day 0, leap year bug of 1900 included
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d.*)?")
IN_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3})[a-z]*[-/., ]*(\d{4}|\d{2})", re.I
)
YES = frozenset("y yes true 1 given agreed consented verbal written x ✓ ✔ signed obtained".split())
NO = frozenset("n no false 0 refused declined withdrawn none".split())
GENDERS = {
    **dict.fromkeys(["1", "m", "male", "man", "boy"], "male"),
    **dict.fromkeys(["2", "f", "female", "woman", "girl"], "female"),
    **dict.fromkeys(["9", "other", "nb", "non binary", "non-binary", "indeterminate"], "other"),
}
# ISO 639-2 codes that GP systems export; English needs no word.
LANGUAGES = {
    "eng": "", "en": "", "english": "", "ara": "Arabic", "cmn": "Mandarin", "guj": "Gujarati",
    "hin": "Hindi", "lit": "Lithuanian", "pan": "Punjabi", "pol": "Polish", "ron": "Romanian",
    "som": "Somali", "tgl": "Tagalog", "urd": "Urdu", "ben": "Bengali", "por": "Portuguese",
    "ukr": "Ukrainian", "tur": "Turkish", "fas": "Persian", "kur": "Kurdish", "bfi": "BSL",
}  # fmt: skip
NEED_WORDS: dict[Need, str] = {
    Need.LONELINESS: "lonel|isolat|social|befriend|companionship",
    Need.MOOD: "mood|anxi|depress|worr|stress|mental|wellbeing|low in spirit",
    Need.MONEY: "money|debt|financ|budget",
    Need.BENEFITS: "benefit|pip\\b|universal credit|esa\\b|attendance allowance",
    Need.HOUSING: "hous|homeless|tenan|evict|accommodation",
    Need.FOOD: "food|meal|eating well",
    Need.FUEL: "fuel|heating|energy|utilit",
    Need.WORK: "\\bwork\\b|employ|job",
    Need.LEARNING: "learn|course|education|training",
    Need.LEGAL: "legal|immigra|asylum|solicitor",
    Need.TRANSPORT: "transport|travel|getting out",
    Need.CARING: "carer|caring",
    Need.FAMILY: "famil|relationship|parenting",
    Need.SAFETY: "abuse|domestic|safety",
    Need.ACTIVITY: "exercise|activ|walking|gym|mobility",
    Need.HEALTH: "long.term|diabet|copd|healthy|pain|fatigue",
    Need.WEIGHT: "weight|obes",
    Need.SUBSTANCES: "alcohol|drug|gambl|substance|drinking",
    Need.BEREAVEMENT: "bereave|grief|loss of",
    Need.PURPOSE: "art|nature|garden|faith|purpose|craft|hobb",
    Need.VOLUNTEERING: "volunteer",
    Need.DIGITAL: "digital|online|computer|internet",
    Need.LANGUAGE: "esol|english class|language",
    Need.PRACTICAL: "shopping|cleaning|practical|home help|adaptation",
    Need.SCHOOL: "school|nursery",
}
NEEDS = {need: re.compile(rf"(?:^|\b)(?:{words})", re.I) for need, words in NEED_WORDS.items()}
SHORT = 80  # characters, of words worth remembering
EATEN = re.compile(r"[127]\d{8,9}")


def read_date(text: str, *, on: date, may_be_short: bool = True) -> date:
    """
    Return the day in `text`: day first, ISO, a month in letters, or Excel's number of a day.

    Two figures of a year are of this century unless that is still to come; a birth date does not
    say which century, so it must be whole. :raises Invalid: saying what to type.
    """
    plain = " ".join(text.split()).strip(" .,")
    if plain.isascii() and plain.isdigit() and len(plain) == 5:
        return SERIAL_START + timedelta(days=int(plain))
    year, month, day = _parts(plain)
    if len(year) == 2:
        if not may_be_short:
            raise Invalid(_("The year has two figures. Type all four, like 06/02/1982"))
        year = f"20{year}" if int(f"20{year}") <= on.year + 5 else f"19{year}"
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Invalid(_("There is no such day. Type it as day, month, year")) from error


def _parts(plain: str) -> tuple[str, str, str]:
    if match := ISO.fullmatch(plain):
        return match[1], match[2], match[3]
    if match := DAY_FIRST.fullmatch(plain):
        return match[3], match[2], match[1]
    match = IN_WORDS.fullmatch(plain)
    if match and match[2].lower() in MONTHS:
        return match[3], str(MONTHS.index(match[2].lower()) + 1), match[1]
    raise Invalid(_("This is no date. Type it as day, month, year, like 06/02/1982"))


def read_birth_date(text: str, *, on: date) -> date:
    """Return a birth date that can be true. :raises Invalid:"""
    born = read_date(text, on=on, may_be_short=False)
    if born > on:
        raise Invalid(_("The birth date is in the future. Check the year"))
    if on.year - born.year > OLDEST:
        raise Invalid(_("The birth date is more than 120 years ago. Check the year"))
    return born


def read_name(text: str) -> str:
    """Return a name without stray spaces, in the case that people write."""
    return sensible_case(line(text))[:100]


def read_phone(text: str) -> tuple[str, bool]:
    """Return a phone number, and whether a 0 that a spreadsheet had eaten was put back."""
    plain = line(text)[:60]
    digits = re.sub(r"[\s()-]", "", plain)
    if EATEN.fullmatch(digits):
        return f"0{digits}", True
    return plain[:30], False


def read_yes(text: str) -> bool | None:
    """Return whether `text` says yes or no; None where it says neither."""
    if not text:
        return None
    words = re.split(r"[^\w✓✔]+", line(text).casefold())
    first = next((word for word in words if word), "")
    if first in YES or first in NO:
        return first in YES
    return None


@cache
def _own_words() -> list[tuple[Need, set[str]]]:
    with translation.override("en"):
        return [(need, {need.value, str(need.label).casefold()}) for need in Need]


def read_needs(text: str) -> tuple[list[str], str]:
    """Return the needs in `text`, and the parts of it that name none of ours."""
    found: list[str] = []
    other = []
    if not text:
        return found, ""
    for part in re.split(r"[;,/|\n]+", text):
        words = line(part)
        named = _needs_named(words) if len(words) <= SHORT else _needs_named.__wrapped__(words)
        found += [need.value for need in named if need.value not in found]
        if words and not named:
            other.append(words)
    return found, ", ".join(other)


@lru_cache(maxsize=2048)
def _needs_named(words: str) -> list[Need]:
    """Return the needs that a few words name; the same few stand in most rows of a file."""
    exact = [need for need, own in _own_words() if words.casefold() in own]
    return exact or [need for need, pattern in NEEDS.items() if pattern.search(words)]
