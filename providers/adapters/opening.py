"""Opening times that people wrote in words, where every word is understood; else none."""

import re
from datetime import time

from providers.adapters.fields import DAYS, day_code, known, together
from providers.services.directory_entry import ScheduleEntry

CODES = list(DAYS.values())
DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|noon)?)"
SPELL = re.compile(
    rf"({DAY}(?:\s*(?:-|–|to|,|&|and)\s*{DAY})*)\s*:?\s*({CLOCK})\s*(?:-|–|to)\s*({CLOCK})",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s,.;&]*(?:and)?[\s,.;&]*", re.IGNORECASE)
ONE_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*(am|pm|noon)?", re.IGNORECASE)


def read_opening(text: object) -> tuple[ScheduleEntry, ...]:
    """Return the times of "Mon - Fri 10am - 2pm, Sat 12 - 3pm"; nothing if a word is left over."""
    written = known(text)
    rows: list[tuple[str, time | None, time | None]] = []
    at = 0
    for match in SPELL.finditer(written):
        if not BETWEEN.fullmatch(written[at : match.start()]):
            return ()
        hours = _hours(match[2], match[3])
        days = _days(match[1])
        if hours is None or not days:
            return ()
        rows += [(day, *hours) for day in days]
        at = match.end()
    if not rows or not BETWEEN.fullmatch(written[at:]):
        return ()
    return together(rows)


def _days(text: str) -> list[str]:
    found: list[str] = []
    for part in re.split(r"\s*(?:,|&|\band\b)\s*", text, flags=re.IGNORECASE):
        ends = [day_code(each) for each in re.split(r"\s*(?:-|–|\bto\b)\s*", _plain(part))]
        if len(ends) == 2 and all(ends):
            first, last = CODES.index(ends[0]), CODES.index(ends[1])
            found += CODES[first : last + 1] if first <= last else []
        else:
            found += [day for day in ends if day]
    return found


def _plain(day: str) -> str:
    """Return "Mon - Fri" for "Mons - Fris."."""
    return re.sub(rf"({DAY})", lambda match: match[1][:3], day, flags=re.IGNORECASE)


def _hours(opens: str, closes: str) -> tuple[time, time] | None:
    """Return both times; where only the second says am or pm, the first means the same half."""
    start, end = ONE_CLOCK.fullmatch(opens.strip()), ONE_CLOCK.fullmatch(closes.strip())
    if not (start and end):
        return None
    last = _minutes(end, end[3])
    if last is None:
        return None
    halves = [start[3]] if start[3] else [end[3], None, "am"]
    firsts = [_minutes(start, half) for half in halves]
    first = next((each for each in firsts if each is not None and each < last), None)
    if first is None:
        return None
    return time(*divmod(first, 60)), time(*divmod(last, 60))


def _minutes(match: re.Match[str], half: str | None) -> int | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        return None
    told = (half or "").lower()
    if told == "pm" and hour < 12:
        hour += 12
    if told == "am" and hour == 12:
        hour = 0
    if not told and hour < 8:
        hour += 12  # "Wednesday 1 - 3" is in the afternoon
    return hour * 60 + minute
