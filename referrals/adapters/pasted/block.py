"""
Reads a block of demographics as EMIS, SystmOne and Accurx print them, in whatever order.

Nothing is guessed silently: what is not certain carries words of what to check, what contradicts
itself is not used, and what was not understood is given back.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from referrals.adapters.pasted.labelled import READERS, unread
from referrals.adapters.pasted.labels import Piece, pieces, tidied
from referrals.adapters.pasted.loose import read_loose
from referrals.adapters.pasted.reading import Reading

LONGEST = 10_000
OWN = {"nhs", "born", "name", "given", "family"}  # after these it is the person again
UNDER_A_DOCTOR = _("It stood below the doctor's name. Check that it is the person's")


def read(text: str, *, on: date) -> Reading:
    """
    Return what a pasted block says. `on` is today: no birth date is later. Never raises.

    What stands behind a relative's name is theirs until a blank line, what stands behind a doctor's
    until the line ends; after that it is the person's, to be checked.
    """
    reading = Reading()
    loose: list[str] = []
    whose = ""
    for piece in pieces(tidied(text[:LONGEST])):
        whose = _whose(piece, whose)
        if whose in {"doctor", "relative"} or piece.kind == "skip":
            line, _end, rest = piece.text.partition("\n")
            reading.left.append(f"{piece.label} {line.strip()}".strip()[:200])
        else:
            held = set(reading.found)
            rest = READERS.get(piece.kind, unread)(piece, reading, on)
            if whose:
                reading.doubt_all(reading.found.keys() - held, UNDER_A_DOCTOR)
        whose = _after(piece, whose)
        loose.append(rest)
    read_loose("\n".join(loose), reading, on)
    return reading


def _whose(piece: Piece, whose: str) -> str:
    """Return whose this piece is: empty for the person's own."""
    if piece.kind in {"doctor", "relative"}:
        return piece.kind
    return "" if piece.kind in OWN else whose


def _after(piece: Piece, whose: str) -> str:
    """Return whose the next piece is, unless its label says so."""
    if "\n\n" in piece.text:
        return ""
    return "below a doctor" if whose == "doctor" and "\n" in piece.text else whose
