"""Readers of what stands behind a label. Each returns what it did not use."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from referrals.adapters.pasted import values
from referrals.adapters.pasted.labels import Piece
from referrals.adapters.pasted.reading import (
    EDGES,
    LIMITS,
    Doubt,
    Reading,
    put_date,
    put_name,
    put_number,
    put_postcode,
)


def unread(piece: Piece, _reading: Reading, _on: date) -> str:
    """Leave everything to whoever reads what has no label."""
    return piece.text


def _nhs(piece: Piece, reading: Reading, on: date) -> str:
    match = values.NHS_NUMBER.search(piece.text[:24])
    if match is None:
        words = piece.text.strip().partition("\n")[0]
        if re.search(r"\d", words):
            reading.doubts.append(Doubt(words[:60], _("An NHS number has 10 digits")))
            return piece.text.partition("\n")[2]
        return piece.text
    put_number(match[1], reading)
    return piece.text[match.end() :]


def _born(piece: Piece, reading: Reading, on: date) -> str:
    match = values.DATE.search(piece.text[:40])
    if match is None:
        whole = re.match(r"\s*(\d{4})(\d{2})(\d{2})\b", piece.text)
        if whole is None:
            return piece.text
        match = values.DATE.match(f"{whole[1]}-{whole[2]}-{whole[3]}")
        rest = piece.text[whole.end() :]
    else:
        rest = piece.text[match.end() :]
    if match is not None:
        put_date(match, reading, on)
    return rest


def _name(piece: Piece, reading: Reading, _on: date) -> str:
    line, rest = _first_line(piece.text)
    line, more = _cut(line)
    name = values.read_name(line)
    if name is not None:
        put_name(name, reading)
    elif line.strip(EDGES):
        why = _("It does not say which is the family name. Type the names")
        reading.doubts.append(Doubt(line.strip(EDGES)[:120], why))
    return f"{more}\n{rest}"


def _cut(line: str) -> tuple[str, str]:
    """Part a name from what stands behind it: a title in brackets ends it, so does a figure."""
    title = values.TITLE_INSIDE.search(line)
    digit = re.search(r"\d|\t|\(", line[title.end() :] if title else line)
    start = title.end() if title else 0
    if digit is None:
        return (line[:start], line[start:]) if title else (line, "")
    end = start if title else digit.start()
    return line[:end], line[end:]


def _one(field_name: str, *, cased: bool) -> Callable[[Piece, Reading, date], str]:
    """Return a reader of one plain line."""

    def reader(piece: Piece, reading: Reading, _on: date) -> str:
        line, rest = _first_line(piece.text)
        words, more = _cut(line) if cased else (line, "")
        words = words.strip(EDGES)
        if values.WORDS.match(words):
            reading.put(field_name, values.in_case(words) if cased else words)
            return f"{more}\n{rest}"
        return piece.text

    return reader


def _first_line(text: str) -> tuple[str, str]:
    """Return the first line that says something, and the rest."""
    line, _end, rest = text.lstrip("\n\t ").partition("\n")
    return line, rest


def _address(piece: Piece, reading: Reading, _on: date) -> str:
    block, _gap, rest = piece.text.strip("\n").partition("\n\n")
    found = values.POSTCODE.search(block)
    inside = block[: found.start()] if found else block
    if found:
        put_postcode(found[0], reading)
        rest = f"{block[found.end() :]}\n{rest}"
    lines = [line.strip(EDGES) for line in inside.replace("\t", "\n").split("\n")]
    words = ", ".join(line for line in lines if line)
    if len(words) <= LIMITS["address"] and words:
        reading.put("address", re.sub(r"\s*,[\s,]*", ", ", words))
        return rest
    return f"{inside}\n{rest}"


def _postcode(piece: Piece, reading: Reading, _on: date) -> str:
    match = values.POSTCODE.search(piece.text[:20])
    if match is None:
        return piece.text
    put_postcode(match[0], reading)
    return piece.text[match.end() :]


def _phone(piece: Piece, reading: Reading, _on: date) -> str:
    """Keep one number, a mobile one before others; the others are told."""
    match = values.PHONE.search(piece.text[:40])
    if match is None:
        return piece.text
    number = " ".join(match[0].replace("(", "").replace(")", "").split())
    held = reading.found.get("phone")
    if held is not None and piece.kind == "mobile" and not _is_mobile(str(held.value)):
        del reading.found["phone"]
        reading.put("phone", number)
        number = str(held.value)
    reading.put("phone", number)
    return piece.text[match.end() :]


def _is_mobile(number: str) -> bool:
    return number.replace(" ", "").replace("+44", "0").startswith("07")


def _email(piece: Piece, reading: Reading, _on: date) -> str:
    match = values.EMAIL.search(piece.text.partition("\n")[0] or piece.text[:80])
    if match is None:
        return piece.text
    reading.put("email", match[0])
    return piece.text.replace(match[0], "", 1)


READERS: dict[str, Callable[[Piece, Reading, date], str]] = {
    "nhs": _nhs,
    "born": _born,
    "name": _name,
    "given": _one("given_name", cased=True),
    "family": _one("family_name", cased=True),
    "preferred": _one("preferred_name", cased=True),
    "language": _one("language", cased=False),
    "address": _address,
    "postcode": _postcode,
    "mobile": _phone,
    "phone": _phone,
    "email": _email,
}
