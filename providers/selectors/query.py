"""What somebody asks of the directory, and where in the answer they are: values, no reads."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

PAGE_SIZE = 25
PARTS = {
    "morning": (None, time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), None),
}
DEFAULT_KM = 8
USUAL_KM = 10  # a circle so small is walked through whatever it holds
USUAL_NEEDS = 2
NEVER_STORED = re.compile("[\x00\ud800-\udfff]")  # no text of the database holds them
# What is asked of a service by columns that its candidates have as well.
KNOWN_OF_CANDIDATES = (
    *("age", "is_free", "has_places", "is_quiet", "accompanied", "offers_transport", "is_fresh"),
    "language",
)


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

    `keys` is `(is_stale, metres)` where the nearest come first, else `(is_stale, rank, name)`.
    """

    keys: tuple[float | str, ...]
    pk: UUID
    is_similar: bool = False

    def __str__(self) -> str:
        said = [list(self.keys), self.pk.hex, int(self.is_similar)]
        text = json.dumps(said, ensure_ascii=False)  # a name in any script stays short
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class ServiceQuery:
    """
    One question to the directory, asked on the day `on`.

    Of `ways` (in_person, at_home, online, by_phone), `sizes` (one_to_one, small_group,
    large_group), `made_for` and `days` (MO to SU) any one will do; `part` is one of PARTS.
    `best_fit` puts what fits the words best before what is near. `age` is in years, `within_km` in
    kilometres of `origin`. `without_place` asks only for what has no place on the map: online, by
    phone, or for a whole area.
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
    made_for: tuple[str, ...] = ()
    step_free: bool = False
    hearing_loop: bool = False
    accessible_toilet: bool = False
    parking: bool = False
    is_quiet: bool = False
    accompanied: bool = False
    offers_transport: bool = False
    is_fresh: bool = False
    ways: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    part: str = ""
    language: str = ""
    best_fit: bool = False
    without_place: bool = False
    after: Cursor | None = None
    size: int = PAGE_SIZE

    @property
    def has_distance(self) -> bool:
        """Tell whether the answer is what lies within reach of a place."""
        return self.origin is not None and not self.without_place

    @property
    def is_nearest_first(self) -> bool:
        """Tell whether the answer is ordered by distance."""
        return self.has_distance and not (self.best_fit and self.words)

    @property
    def has_one_plan(self) -> bool:
        """
        Tell whether all such questions are best answered alike, whatever is asked for in them.

        It is so where nothing but what is usual is asked of a small circle. The database keeps what
        it makes of each such question, so there may not be many.
        """
        usual = ServiceQuery(
            on=self.on,
            words=self.words,
            needs=self.needs,
            origin=self.origin,
            within_km=self.within_km,
            age=self.age,
            after=self.after,
        )
        is_small = self.within_km <= USUAL_KM and len(self.needs) <= USUAL_NEEDS
        return self.has_distance and is_small and self == usual

    @property
    def walks_one_need(self) -> bool:
        """
        Tell whether the nearest are found by walking what one need has round the place.

        Where words are asked for of a large circle, a rare one finds less than the circle holds.
        """
        is_small = not self.words or self.within_km <= USUAL_KM
        return self.has_distance and len(self.needs) == 1 and is_small

    @property
    def asks_of_narrow_rows_alone(self) -> bool:
        """Tell whether places, or candidates, know all that is asked: no listing need be read."""
        known = ServiceQuery(
            on=self.on,
            needs=self.needs,
            origin=self.origin,
            within_km=self.within_km,
            step_free=self.step_free,
            hearing_loop=self.hearing_loop,
            accessible_toilet=self.accessible_toilet,
            parking=self.parking,
            best_fit=self.best_fit,
            after=self.after,
            size=self.size,
        )
        if self.walks_one_need:
            known = replace(known, **{name: getattr(self, name) for name in KNOWN_OF_CANDIDATES})
        return self.has_distance and self == known

    @property
    def at_place(self) -> dict[str, bool]:
        """Return what the place itself must be like, by its column."""
        asked = {
            "is_step_free": self.step_free,
            "has_hearing_loop": self.hearing_loop,
            "has_accessible_toilet": self.accessible_toilet,
            "has_parking": self.parking,
        }
        return {column: True for column, is_asked in asked.items() if is_asked}

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
    except (ValueError, TypeError, AttributeError, RecursionError, NotBase64):
        return None
    allowed = ((int, float), (int, int)) if nearest_first else ((int, int, str),)
    if shape not in allowed or not all(map(_is_sound, cursor.keys)):
        return None
    return cursor


def _is_sound(key: float | str) -> bool:
    """Tell whether the database would take a value that came in an address."""
    return not NEVER_STORED.search(key) if isinstance(key, str) else abs(key) < 2**31
