"""Where the services of a page lie round the place asked from: dots that need no map server."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from providers.selectors import ServiceRow
from spcore.ui.control_html import escape

HALF = 150  # of the drawing's side
EDGE = 12


@dataclass(frozen=True, slots=True)
class DotMap:
    """The drawing: its dots as mark-up, each under its number in the list; how far its edge is."""

    dots: SafeString
    within_km: float
    side: int = 2 * HALF
    half: int = HALF
    radius: int = HALF - EDGE


def map_of(rows: Iterable[ServiceRow], *, within_km: float) -> DotMap | None:
    """Return the drawing of the rows that have a place; None where none has."""
    scale = (HALF - EDGE) / (within_km * 1000)
    dots = "".join(
        [
            _dot(number, row.name, *row.offset, scale)
            for number, row in enumerate(rows, 1)
            if row.offset is not None
        ]
    )
    return DotMap(SafeString(dots), within_km) if dots else None


def _dot(number: int, name: str, east: int, north: int, scale: float) -> str:
    x, y = round(HALF + east * scale), round(HALF - north * scale)
    return (
        f'<g><title>{escape(name)}</title><circle class="app-map__dot" cx="{x}" cy="{y}" r="9"/>'
        f'<text class="app-map__number" x="{x}" y="{y}" dy="4">{number}</text></g>'
    )
