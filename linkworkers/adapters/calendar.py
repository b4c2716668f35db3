"""An appointment as an iCalendar file (RFC 5545)."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from linkworkers.selectors import CalendarEntry

CALENDAR = "text/calendar; charset=utf-8"


def calendar_file(entry: CalendarEntry, *, at: datetime, site: str) -> bytes:
    """Return the file; opened again after a change, it replaces the entry of before."""
    from icalendar import Calendar, Event  # noqa: PLC0415  large, and few ask for such a file

    event = Event()
    event.add("uid", f"{entry.id}@{urlsplit(site).hostname}")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED" if entry.is_booked else "CANCELLED")
    if entry.place:
        event.add("location", entry.place)
    calendar = Calendar()
    calendar.add("prodid", "-//Social prescribing referrals//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
