"""What somebody asks of the directory, and where in the answer they are: values, no reads."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from uuid import UUID

PAGE_SIZE = 25
DEFAULT_KM = 8


@dataclass(frozen=True, slots=True)
class Origin:
    """Where distances are measured from, in metres of the British National Grid."""

    easting: int
    northing: int
    label: str


@dataclass(frozen=True, slots=True)
class CaseSearch:
    """What a case says of a search: whose it is, where they live, their needs, if one may know."""

    person_id: UUID | None = None
    origin: Origin | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    The last row of a page: its sort values and id, and whether names were matched loosely.

    `keys` is `(metres,)` where a place is known, else `(rank, name)`.
    """

    keys: tuple[float | str, ...]
    pk: UUID
    is_similar: bool = False

    def __str__(self) -> str:
        text = json.dumps([list(self.keys), self.pk.hex, int(self.is_similar)])
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class ServiceQuery:
    """
    One question to the directory, asked on the day `on`.

    `age` is in years, `within_km` in kilometres of `origin`. `without_place` asks only for what
    has no place on the map: online, by phone, or for a whole area.
    """

    on: date
    words: str = ""
    needs: tuple[str, ...] = ()
    origin: Origin | None = None
    within_km: float = DEFAULT_KM
    age: int | None = None
    is_free: bool = False
    has_places: bool = False
    women_only: bool = False
    step_free: bool = False
    language: str = ""
    without_place: bool = False
    after: Cursor | None = None
    size: int = PAGE_SIZE

    @property
    def is_nearest_first(self) -> bool:
        """Tell whether the answer is ordered by distance."""
        return self.origin is not None and not self.without_place

    def after_page(self, text: str) -> "ServiceQuery":
        """Return the same question for the page behind the cursor `text`, if it is one."""
        after = parse_cursor(text, nearest_first=self.is_nearest_first)
        return replace(self, after=after)


def parse_cursor(text: str, *, nearest_first: bool) -> Cursor | None:
    """Return the cursor in an address; None where it is not one, which means the first page."""
    try:
        keys, pk, similar = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        cursor = Cursor(tuple(keys), UUID(hex=pk), bool(similar))
        shape = tuple(type(key) for key in cursor.keys)
    except (ValueError, TypeError, AttributeError, NotBase64):
        return None
    allowed = ((float,), (int,)) if nearest_first else ((int, str),)
    if shape not in allowed or not all(map(_is_sound, cursor.keys)):
        return None
    return cursor


def _is_sound(key: float | str) -> bool:
    """Tell whether the database would take a value that came in an address."""
    return "\x00" not in key if isinstance(key, str) else isfinite(key) and abs(key) < 2**31
