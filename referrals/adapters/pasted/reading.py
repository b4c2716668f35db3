"""What was understood of a pasted block: values to prefill, doubts to settle, what is left."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from referrals.adapters.pasted import values
from spcore.errors import Invalid
from spcore.nhs_number import parse_nhs_number
from spcore.places.postcode import parse_postcode

LIMITS = {"address": 400, "email": 254, "language": 60, "preferred_name": 100}
EDGES = " \t\n,;:|.-()"


@dataclass(frozen=True, slots=True)
class Found:
    """A value for one field of the person form; `check` says what is not certain about it."""

    field: str
    value: str | date
    check: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was seen and not used, and why."""

    words: str
    why: str


@dataclass
class Reading:
    """What was understood of a block, what was not used, and what is left over."""

    found: dict[str, Found] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def put(self, name: str, value: str | date, check: str = "") -> None:
        """Keep a value; a second, different one for the same field is told, never chosen."""
        if not value or (isinstance(value, str) and len(value) > LIMITS.get(name, 100)):
            return
        held = self.found.get(name)
        if held is None:
            self.found[name] = Found(name, value, check)
        elif held.value != value:
            self.doubts.append(Doubt(str(value), _("There is another one. Check which is right")))

    def doubt_all(self, names: Iterable[str], check: object) -> None:
        """Mark values as something to check."""
        for name in names:
            held = self.found[name]
            self.found[name] = replace(held, check=held.check or str(check))

    def value(self, name: str) -> str:
        """Return a text value; nothing where none was found."""
        held = self.found.get(name)
        return str(held.value) if held else ""


def put_number(words: str, reading: Reading) -> None:
    """Keep an NHS number whose check digit is right; of two different ones neither."""
    try:
        number = parse_nhs_number(words)
    except Invalid as refusal:
        reading.doubts.append(Doubt(words, _(str(refusal))))
        return
    held = reading.found.get("nhs_number")
    if held is not None and held.value != number:
        del reading.found["nhs_number"]
        why = _("There are two NHS numbers. Type the right one")
        reading.doubts += [Doubt(str(held.value), why), Doubt(number, why)]
        return
    reading.put("nhs_number", number)


def put_date(match: re.Match[str], reading: Reading, on: date, check: str = "") -> None:
    """Keep a birth date, or say why it was not used."""
    born, why = values.read_date(match, on=on)
    if born is None:
        reading.doubts.append(Doubt(match[0], why))
    else:
        reading.put("birth_date", born, check)


def put_postcode(words: str, reading: Reading, check: str = "") -> None:
    """Keep a postcode in its right form."""
    try:
        reading.put("postcode", parse_postcode(words), check)
    except Invalid as refusal:
        reading.doubts.append(Doubt(words, _(str(refusal))))


def put_name(name: values.Name, reading: Reading) -> None:
    """Keep both parts of a name."""
    reading.put("given_name", name.given, name.check)
    reading.put("family_name", name.family, name.check)
