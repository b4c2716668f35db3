"""One field at a time: addresses, hours, phones and links of other people's files. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from providers.models import LocationKind
from providers.services.directory_entry import PlaceEntry, ScheduleEntry
from spcore.errors import Invalid
from spcore.loading.report import Refusal
from spcore.loading.wording import line
from spcore.places.postcode import parse_postcode

# What people write where they have nothing to say.
NOTHING = frozenset(
    ["", "-", "na", "n/a", "none", "null", "nil", "tbc", "not known", "unknown", "not relevant"]
)
DAYS = {
    "monday": "MO",
    "tuesday": "TU",
    "wednesday": "WE",
    "thursday": "TH",
    "friday": "FR",
    "saturday": "SA",
    "sunday": "SU",
}
POSTCODE_IN_TEXT = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
EMAIL_IN_TEXT = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE_IN_TEXT = re.compile(r"\b0(?:[ -]?\d){9,10}\b")
HOURS = re.compile(r"^(\d{1,2}[:.]\d\d)\s*[-–]\s*(\d{1,2}[:.]\d\d)$")
CLOCK = re.compile(r"^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$")
LETTER_O = re.compile(r"(?<=[\s\d])[Oo](?=[A-Za-z]{2}$)")
WEB = URLValidator(schemes=["http", "https"])
ZEROS = re.compile(r"^[0 ]+$")


@dataclass(slots=True)
class Watch:
    """Collects what was wrong with the fields of one record; the record itself is kept."""

    row: int
    warnings: list[Refusal] = field(default_factory=list)

    def warn(self, column: str, problem: str, remedy: str = "") -> None:
        """Tell of a field that was left out."""
        self.warnings.append(Refusal(self.row, column, problem, remedy))

    def email(self, text: object, column: str = "email") -> str:
        """Return a mail address; a broken one is told and left out."""
        address = known(text).removeprefix("mailto:")
        if not address:
            return ""
        try:
            validate_email(address)
        except ValidationError:
            self.warn(column, f"{address!r} is no email address.", "It was left out.")
            return ""
        return address[:254]

    def url(self, text: object, column: str = "website") -> str:
        """Return a web address, with a scheme where it had none; a broken one is left out."""
        address = known(text).replace(" ", "")
        if not address:
            return ""
        if not re.match(r"^[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
            address = "http://" + address.lstrip("/")
        try:
            WEB(address)
        except ValidationError:
            self.warn(column, f"{address!r} is no web address.", "It was left out.")
            return ""
        if len(address) > 500:
            self.warn(column, "is longer than 500 characters.", "It was left out.")
            return ""
        return address

    def phone(self, text: object, column: str = "telephone") -> str:
        """Return a telephone number as it was written; one without digits is left out."""
        number = known(text)
        if number[:1] in "Oo" and number[1:2].isdecimal():
            number = "0" + number[1:]  # the letter O, typed for a nought
        if not number or ZEROS.match(number):
            return ""
        if sum(each.isdecimal() for each in number) < 3:
            self.warn(column, f"{number!r} is no telephone number.", "It was left out.")
            return ""
        return number[:100]

    def postcode(self, text: object, column: str = "postcode") -> str:
        """Return a postcode with its space; a broken one is told and left out."""
        typed = known(text)
        if not typed:
            return ""
        try:
            return parse_postcode(typed)
        except Invalid:
            mended = LETTER_O.sub("0", typed)
        try:
            found = parse_postcode(mended)
        except Invalid:
            self.warn(column, f"{typed!r} is no UK postcode.", "The place has none now.")
            return ""
        self.warn(column, f"{typed!r} was read as {found}.", "Type a nought, not the letter O.")
        return found

    def age(self, value: object, column: str) -> int | None:
        """Return whole years between 0 and 120."""
        if value is None or value == "":
            return None
        try:
            years = int(float(str(value)))
        except (ValueError, OverflowError):
            years = -1
        if not 0 <= years <= 120:
            self.warn(column, f"{value!r} is no age in years.", "It was left out.")
            return None
        return years

    def ages(self, low: object, high: object) -> tuple[int | None, int | None]:
        """Return both ages; those that contradict each other are left out."""
        least, most = self.age(low, "minimum age"), self.age(high, "maximum age")
        if least is not None and most is not None and least > most:
            self.warn("minimum age", f"{least} is above the maximum, {most}.", "Both left out.")
            return None, None
        return least, most

    def clock(self, text: object, column: str) -> time | None:
        """Return a local time of day; seconds and zone are dropped."""
        typed = known(text)
        if not typed:
            return None
        match = re.match(
            r"^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$", typed
        )
        if match and int(match[1]) < 24 and int(match[2]) < 60:
            return time(int(match[1]), int(match[2]))
        self.warn(column, f"{typed!r} is no time of day.", "Write it like 09:30.")
        return None

    def amount(self, value: object, column: str) -> Decimal | None:
        """Return pounds and pence."""
        if value is None or value == "":
            return None
        try:
            pounds = Decimal(str(value).lstrip("£ ")).quantize(Decimal("0.01"))
        except InvalidOperation:
            pounds = Decimal(-1)
        if pounds.is_nan() or not 0 <= pounds < 1_000_000:
            self.warn(column, f"{value!r} is no amount in pounds.", "It was left out.")
            return None
        return pounds

    def day(self, text: object, column: str, *forms: str) -> date | None:
        """Return a date in ISO form, or in one of `forms`; UK order is day, month, year."""
        typed = known(text)
        if not typed:
            return None
        for form in (*forms, "%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(typed, form).date()  # noqa: DTZ007
            except ValueError:
                continue
        self.warn(column, f"{typed!r} is no date.", "Write it like 31/01/2025.")
        return None

    def coordinates(self, latitude: object, longitude: object) -> tuple[float | None, float | None]:
        """Return WGS84 degrees; nought by nought means unknown, and the impossible is told."""
        try:
            north, east = float(str(latitude)), float(str(longitude))
        except ValueError:
            return None, None
        if (north, east) == (0, 0):
            return None, None
        if not (-90 <= north <= 90 and -180 <= east <= 180):
            self.warn("latitude", f"{latitude}, {longitude} is nowhere on Earth.", "Left out.")
            return None, None
        return north, east

    def hours(self, text: object, column: str) -> tuple[time | None, time | None]:
        """Return opening and closing time of "09:00-17:00"."""
        typed = known(text)
        match = HOURS.match(typed)
        if match:
            return self.clock(match[1], column), self.clock(match[2], column)
        if typed:
            self.warn(column, f"{typed!r} are no opening hours.", "Write them like 09:00-17:00.")
        return None, None


def known(text: object) -> str:
    """Return a text on one line; nothing where somebody wrote NA, Not known and the like."""
    found = line(text)
    return "" if not found or found.casefold().rstrip(".") in NOTHING else found


def address_of(*lines: object, postcode: str = "") -> list[str]:
    """Return the lines of an address once each, without the postcode that stands in them."""
    found: list[str] = []
    for text in lines:
        kept = known(text)
        if postcode:
            kept = re.sub(re.escape(postcode).replace(r"\ ", r"\s?"), "", kept, flags=re.IGNORECASE)
        kept = kept.strip(" ,.")
        if kept and kept.casefold() not in (each.casefold() for each in found):
            found.append(kept)
    return found


def place_of(lines: list[str], *, city: str = "", **more: object) -> tuple[PlaceEntry, ...]:
    """Return one place, or none where nothing is known of it."""
    rest = [each for each in lines if each.casefold() != city.casefold()]
    place = PlaceEntry(
        address_1=(rest[0] if rest else "")[:255],
        address_2=", ".join(rest[1:])[:255],
        city=city[:100],
        **more,  # type: ignore[arg-type]
    )
    told = (place.address_1, place.city, place.postcode, place.latitude)
    return (place,) if any(told) else ()


def split_address(text: object, *, postcode: str = "") -> tuple[list[str], str]:
    """Return the parts of an address written on one line, and its last part as the town."""
    parts = address_of(*re.split(r"[,\n]", line_breaks(text)), postcode=postcode)
    return (parts, parts[-1]) if len(parts) > 1 else (parts, "")


def line_breaks(text: object) -> str:
    """Return a text whose lines are parted by commas."""
    return re.sub(r"\s*[\r\n]+\s*", ", ", str(text or ""))


def together(rows: list[tuple[str, time | None, time | None]]) -> tuple[ScheduleEntry, ...]:
    """Return schedules out of (day, opens, closes), days with the same hours in one."""
    by_hours: dict[tuple[time | None, time | None], list[str]] = {}
    for day, opens, closes in rows:
        days = by_hours.setdefault((opens, closes), [])
        if day not in days:
            days.append(day)
    order = list(DAYS.values())
    return tuple(
        ScheduleEntry(
            byday=",".join(sorted(days, key=order.index)), opens_at=opens, closes_at=closes
        )
        for (opens, closes), days in by_hours.items()
    )


def day_code(name: object) -> str:
    """Return MO for Monday, Mon and mo; nothing for what is no day."""
    typed = line(name).casefold()
    for full, code in DAYS.items():
        if typed == code.casefold() or (len(typed) >= 3 and full.startswith(typed.rstrip("."))):
            return code
    return ""


def host_of(url: str) -> str:
    """Return the host of a web address without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def virtual(*, name: str = "") -> PlaceEntry:
    """Return the place of what happens online or by phone."""
    return PlaceEntry(kind=LocationKind.VIRTUAL, name=name[:255])
