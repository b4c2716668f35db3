"""Reads the parameters of Open Referral UK; a wrong one is a 400, an unknown one is ignored."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from math import isfinite
from typing import Any
from uuid import UUID

from rest_framework.exceptions import ValidationError

from providers import selectors
from providers.selectors import open_data
from providers.selectors.open_data import OpenQuery
from spcore.errors import Invalid
from spcore.places.postcode import code_of

LARGEST_PAGE = 100
PAGE = 50
FARTHEST_PAGE = 1_000_000
SWITCHES = {"true": True, "false": False, "True": True, "False": False, "1": True, "0": False}
# What may be there and empty: as a form sends it in which nobody typed.
MAY_BE_EMPTY = {"taxonomy_term_id", "taxonomy_id", "organization_id", "day", "postcode"}
DAYS = {
    "MONDAY": "MO",
    "TUESDAY": "TU",
    "WEDNESDAY": "WE",
    "THURSDAY": "TH",
    "FRIDAY": "FR",
    "SATURDAY": "SA",
    "SUNDAY": "SU",
}


def page_asked(params: Mapping[str, str]) -> tuple[int, int]:
    """Return page number and size, the size capped at 100. :raises ValidationError:"""
    number, size = _read(params, "page", int), _read(params, "per_page", int)
    number, size = 1 if number is None else number, PAGE if size is None else size
    if not 1 <= number <= FARTHEST_PAGE or size < 1:
        raise ValidationError({"detail": "page and per_page are numbers from 1."})
    return number, min(size, LARGEST_PAGE)


def open_query(params: Mapping[str, str]) -> OpenQuery:
    """Return the filters. :raises ValidationError: naming the parameter that is wrong."""
    return OpenQuery(
        search=params.get("search", "")[:200].replace("\x00", " ").strip(),
        taxonomy_term_id=_read(params, "taxonomy_term_id", UUID),
        taxonomy_id=_read(params, "taxonomy_id", UUID),
        organization_id=_read(params, "organization_id", UUID),
        parent_id=_read(params, "parent_id", UUID),
        top_only=is_asked(params, "top_only"),
        minimum_age=_read(params, "minimum_age", _number),
        maximum_age=_read(params, "maximum_age", _number),
        start_time=_read(params, "start_time", _clock),
        end_time=_read(params, "end_time", _clock),
        day=_read(params, "day", _day) or "",
        modified_after=_read(params, "modified_after", _moment),
        origin=_read(params, "postcode", selectors.origin_at),
        within=_read(params, "proximity", _number),
        areas=open_data.areas_of(code_of(params.get("postcode", ""))),
    )


def is_asked(params: Mapping[str, str], name: str) -> bool:
    """Tell whether a switch is on. :raises ValidationError: when it is neither on nor off."""
    return bool(_read(params, name, SWITCHES.__getitem__))


def _read(params: Mapping[str, str], name: str, parse: Callable[[str], Any]) -> Any:
    text = params.get(name, "").strip()
    if name not in params or (not text and name in MAY_BE_EMPTY):
        return None
    try:
        return parse(text)
    except (ValueError, KeyError, OverflowError, Invalid) as error:
        raise ValidationError({"detail": f"{name} is not right: {text[:50]}"}) from error


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number) or abs(number) > 1e6:
        raise ValueError(text)
    return number


def _clock(text: str) -> time:
    return time.fromisoformat(text).replace(tzinfo=None)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.replace(" ", "+"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(text: str) -> str:
    code = DAYS.get(text.upper(), text.upper())
    if code not in DAYS.values():
        raise ValueError(text)
    return code
