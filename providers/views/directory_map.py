"""Where the services of a page lie round the place asked from: dots that need no map server."""

from collections.abc import Iterable
from dataclasses import dataclass

from providers.selectors import ServiceRow

HALF = 150  # of the drawing's side
EDGE = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """One service on the drawing, under its number in the list."""

    x: int
    y: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class DotMap:
    """The drawing: its dots, and how far its edge is."""

    dots: tuple[Dot, ...]
    within_km: float
    side: int = 2 * HALF
    half: int = HALF
    radius: int = HALF - EDGE


def map_of(rows: Iterable[ServiceRow], *, within_km: float) -> DotMap | None:
    """Return the drawing of the rows that have a place; None where none has."""
    scale = (HALF - EDGE) / (within_km * 1000)
    dots = tuple(
        Dot(
            x=round(HALF + row.offset[0] * scale),
            y=round(HALF - row.offset[1] * scale),
            number=number,
            name=row.name,
        )
        for number, row in enumerate(rows, 1)
        if row.offset is not None
    )
    return DotMap(dots, within_km) if dots else None
