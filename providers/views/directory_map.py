"""Where the services of a page lie round the place asked from: dots that need no map server."""

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from providers.selectors import ServiceRow
from spcore.ui.control_html import escape, escape_all

HALF = 150  # of the drawing's side
EDGE = 12
# Never sent: the page's own stand in their place. No escaped text can look like them.
DOTS, PLACE = SafeString("<the dots>"), SafeString("<the place>")


def map_of(rows: Iterable[ServiceRow], *, within_km: float, place: str) -> SafeString:
    """Return the drawing of the rows that have a place, round the one asked from; "" of none."""
    placed = [(number, row) for number, row in enumerate(rows, 1) if row.offset is not None]
    names = escape_all([row.name for _number, row in placed])
    scale = (HALF - EDGE) / (within_km * 1000)
    dots = "".join(
        [
            _dot(number, name, *row.offset, scale)
            for (number, row), name in zip(placed, names, strict=True)
        ]
    )
    if not dots:
        return SafeString("")
    frame = _frame(within_km, get_language())
    return SafeString(frame.replace(PLACE, escape(place)).replace(DOTS, dots))


@lru_cache(maxsize=64)
def _frame(within_km: float, _language: str | None) -> str:
    """Return what is round the dots: the same for everybody who looks as far."""
    sizes = {"side": 2 * HALF, "half": HALF, "radius": HALF - EDGE}
    told = {"dots": DOTS, "place": PLACE, "within_km": within_km, **sizes}
    return render_to_string("providers/_map.html", told)


def _dot(number: int, name: str, east: int, north: int, scale: float) -> str:
    x, y = round(HALF + east * scale), round(HALF - north * scale)
    return (
        f'<g><title>{name}</title><circle class="app-map__dot" cx="{x}" cy="{y}" r="9"/>'
        f'<text class="app-map__number" x="{x}" y="{y}" dy="4">{number}</text></g>'
    )
