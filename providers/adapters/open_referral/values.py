"""Single values of the open data: what may go out, and in which form. Pure."""

import re
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

NAMESPACE = UUID("6d1f2f0e-5e0b-4d53-9c39-0f6f0a1d7a10")
LONDON = ZoneInfo("Europe/London")
# Before the @ of an address that nobody owns alone.
SHARED = frozenset(
    "admin admissions advice adviceline bookings centre community contact contactus enquiries"
    " enquiry feedback foodbank general hello help helpline hub info information mail membership"
    " office post reception referral referrals services support team volunteering".split()
)


def record(**fields: Any) -> dict[str, Any]:
    """Return the fields that have a value: absent ones are left out (NOTES 1.5, rule 1)."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def derived_id(*parts: object) -> str:
    """Return a UUID for what has no row of its own, the same each time."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


def shared_mailbox(address: str) -> str:
    """Return an address of a team, and nothing for one that may be somebody's own."""
    name = re.split(r"[@+\d._-]", address.lower(), maxsplit=1)[0]
    return address if "@" in address and name in SHARED else ""


def landline(number: str) -> str:
    """Return a telephone number, and nothing for a mobile, which may be somebody's own."""
    digits = re.sub(r"\D", "", number).removeprefix("0044").removeprefix("44").lstrip("0")
    return "" if digits.startswith("7") and not digits.startswith("76") else number


def web_address(url: str) -> str:
    """Return a URL that is one, and nothing for what only looks like one."""
    parts = urlsplit(url) if not re.search(r"\s", url) else urlsplit("")
    return url if parts.scheme in {"http", "https"} and "." in parts.netloc else ""


def moment(at: datetime) -> str:
    """Return RFC 3339 in UTC with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hour(clock: time | None, *, on: date | None) -> str:
    """Return HH:MM with London's offset on the day it starts, or in winter."""
    if clock is None:
        return ""
    day = on or date(2026, 1, 1)
    return datetime.combine(day, clock, LONDON).isoformat(timespec="minutes")[11:]
