"""Dates, addresses and postcodes as the NHS organisation files write them."""

from collections.abc import Iterable
from datetime import date, datetime

from spcore.errors import Invalid
from spcore.loading.wording import line, sensible_case
from spcore.places.postcode import parse_postcode


def read_date(text: str) -> date | None:
    """Return a date written 20250131, 2025-01-31 or 31/01/2025. :raises ValueError:"""
    for form in ("%Y%m%d", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    if text:
        raise ValueError(text)
    return None


def read_address(lines: Iterable[str]) -> str:
    """Return an address on one line, each of its lines once."""
    parts: list[str] = []
    for part in (sensible_case(line(each)) for each in lines):
        if part and part not in parts:
            parts.append(part)
    return ", ".join(parts)[:400]


def read_postcode(text: str) -> str:
    """Return a postcode as it is shown; nothing for a broken one."""
    try:
        return parse_postcode(text)
    except Invalid:
        return ""
