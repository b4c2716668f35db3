"""What stood without a label: told by its shape, and marked as something to check."""

import re
from datetime import date

from django.utils.translation import gettext as _

from referrals.adapters.pasted import values
from referrals.adapters.pasted.reading import (
    EDGES,
    Reading,
    put_date,
    put_name,
    put_number,
    put_postcode,
)
from spcore.errors import Invalid
from spcore.nhs_number import parse_nhs_number

# What says nothing that a form asks for.
NOISE = re.compile(
    r"\(?\b(?:male|female|indeterminate|not known|unknown)\b\)?|\([MFU]\)"
    r"|\(?\b\d{1,3} ?(?:y|yr|yrs|years?|m|months?)(?: old)?\b\.?\)?|\bcurrent\b",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"^[^\W\d_][A-Z'-]+(?: [A-Z'-]+)*, ?[^\W\d_]")
TWO_WORDS = re.compile(r"^[A-Z][\w'-]+ [A-Z][\w'-]+$")


def read_loose(text: str, reading: Reading, on: date) -> None:
    """Look for what stood without a label; whatever remains is given back."""
    for match in values.EMAIL.finditer(text):
        reading.put("email", match[0])
    text = values.EMAIL.sub("\n", text)
    text = values.NHS_NUMBER.sub(lambda match: _loose_number(match, reading), text)
    text = values.PHONE.sub(lambda match: _loose_phone(match, reading), text)
    text = values.DATE.sub(lambda match: _loose_date(match, reading, on), text)
    lines = [line.strip(" \t,;:|.-") for line in NOISE.sub("\n", text).split("\n")]
    for number, line in enumerate(filter(None, lines)):
        _loose_line(line, reading, is_first=number == 0)


def _loose_number(match: re.Match[str], reading: Reading) -> str:
    try:
        parse_nhs_number(match[1])
    except Invalid:
        return match[0]
    if match[1].startswith("0"):  # more likely a phone number
        return match[0]
    put_number(match[1], reading)
    return "\n"


def _loose_phone(match: re.Match[str], reading: Reading) -> str:
    reading.put("phone", " ".join(match[0].split()), _("There was no label beside it"))
    return "\n"


def _loose_date(match: re.Match[str], reading: Reading, on: date) -> str:
    if "birth_date" in reading.found:
        return match[0]
    put_date(match, reading, on, _("There was no label beside it. Check that it is the birth date"))
    return "\n"


def _loose_line(line: str, reading: Reading, *, is_first: bool) -> None:
    if "family_name" not in reading.found and _looks_like_a_name(line, is_first):
        name = values.read_name(line)
        if name is not None:
            put_name(name, reading)
            return
    found = values.POSTCODE.search(line)
    if found and "postcode" not in reading.found:
        check = _("There was no label beside it. Check that it is theirs")
        put_postcode(found[0], reading, check)
        reading.put("address", line[: found.start()].strip(EDGES), check)
        line = line[found.end() :]
    if line.strip(EDGES):
        reading.left.append(line.strip(EDGES)[:200])


def _looks_like_a_name(line: str, is_first: bool) -> bool:
    """Tell a name by its title, by a family name in capitals with a comma, or on top of all."""
    titled = values.TITLE_INSIDE.search(line) or values.TITLE_AROUND.search(line)
    return bool(titled or SHOUTED.match(line) or (is_first and TWO_WORDS.match(line)))
