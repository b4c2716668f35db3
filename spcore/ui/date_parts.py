"""A date as somebody typed it: three texts."""

from dataclasses import dataclass

PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What somebody typed in the three boxes of a date."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)

    @property
    def missing(self) -> list[str]:
        """Return the boxes left empty."""
        return [part for part in PARTS if not getattr(self, part)]
