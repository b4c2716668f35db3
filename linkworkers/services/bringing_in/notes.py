"""Free notes as dated history: one line of the timeline for each day that begins a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linkworkers.services.bringing_in.values import read_date
from spcore.errors import Invalid

DAY = (
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9} \d{4})"
)
# A day at the start of a line, then perhaps who wrote: "12/03/2026 JB: rang, no answer".
START = re.compile(rf"(?:^|\n)[ \t*•-]*(?P<day>{DAY})[ ,:;–-]*", re.MULTILINE)
AUTHOR = re.compile(r"^\(?(?P<who>[A-Z]{2,4}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\)?\s*[:–-]\s+")
SIGNED = re.compile(r"[-–(]\s*(?P<who>[A-Z]{2,4}|[A-Z][\w'’-]+ [A-Z][\w'’-]+)\)?\s*$")


@dataclass(frozen=True, slots=True)
class OldNote:
    """A note: its day if it says one, who wrote it as the file says, and the words."""

    on: date | None
    author: str
    words: str


def notes_in(text: str, *, on: date) -> Iterator[OldNote]:
    """Give the notes in `text`, none of its words lost."""
    starts = list(START.finditer(text))
    first = text[: starts[0].start()] if starts else text
    if first.strip():
        yield OldNote(None, "", first.strip())
    for place, match in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
        yield _dated(match, text[match.end() : end].strip(), on)


def _dated(match: re.Match[str], words: str, on: date) -> OldNote:
    try:
        day = read_date(match["day"], on=on)
    except Invalid:
        return OldNote(None, "", f"{match['day']} {words}")
    if day > on:
        return OldNote(None, "", f"{match['day']} {words}")
    if author := AUTHOR.match(words):
        return OldNote(day, author["who"], words[author.end() :])
    signed = SIGNED.search(words)
    return OldNote(day, signed["who"] if signed else "", words)
