"""
Reads a block of demographics as EMIS, SystmOne and Accurx print them, in whatever order.

Nothing is guessed silently: what is not certain carries words of what to check, what contradicts
itself is not used, and what was not understood is given back.
"""

from datetime import date

from referrals.adapters.pasted.labelled import READERS, unread
from referrals.adapters.pasted.labels import pieces, tidied
from referrals.adapters.pasted.loose import read_loose
from referrals.adapters.pasted.reading import Reading

LONGEST = 10_000
OWN = {"nhs", "born", "name", "given", "family"}  # after these it is the person again


def read(text: str, *, on: date) -> Reading:
    """Return what a pasted block says. `on` is today: no birth date is later. Never raises."""
    reading = Reading()
    loose: list[str] = []
    is_somebody_else = False
    for piece in pieces(tidied(text[:LONGEST])):
        is_somebody_else = piece.kind == "other" or (is_somebody_else and piece.kind not in OWN)
        if is_somebody_else or piece.kind == "skip":
            line, _end, rest = piece.text.partition("\n")
            reading.left.append(f"{piece.label} {line.strip()}".strip()[:200])
        else:
            rest = READERS.get(piece.kind, unread)(piece, reading, on)
        is_somebody_else = is_somebody_else and "\n\n" not in piece.text
        loose.append(rest)
    read_loose("\n".join(loose), reading, on)
    return reading
