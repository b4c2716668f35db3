"""Where a postcode is, and how deprived its area."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, QuerySet

from spcore.errors import Invalid
from spcore.places.models import Postcode
from spcore.places.postcode import code_of, parse_postcode


@dataclass(frozen=True, slots=True)
class Place:
    """
    A postcode on the map, in metres of the British National Grid.

    `is_exact` is False where only the outward half is known and the place is the middle of it;
    then there is no LSOA. `imd_decile` is 1 for the most deprived tenth of England. `areas` are the
    codes of the areas it lies in, from the small to the large.
    """

    postcode: str
    easting: int
    northing: int
    lsoa_code: str = ""
    imd_decile: int | None = None
    is_exact: bool = True
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallArea:
    """The middle of a small area's postcodes in grid metres, its district, and who lives there."""

    district_code: str
    people: int
    easting: float
    northing: float


def small_areas(icb_code: str | QuerySet[Any]) -> list[SmallArea]:
    """Return where the small areas of an integrated care board are. One query."""
    rows = Postcode.objects.filter(lsoa__icb_code=icb_code).exclude(lsoa__icb_code="")
    middles = rows.values("lsoa").annotate(Avg("easting"), Avg("northing")).order_by("lsoa")
    columns = ("lsoa__district_code", "lsoa__population", "easting__avg", "northing__avg")
    return [
        SmallArea(district, people or 0, easting, northing)
        for district, people, easting, northing in middles.values_list(*columns)
    ]


def place_of(postcode: str) -> Place | None:
    """Return where `postcode` is, however it was typed; None for an unknown or broken one."""
    try:
        shown = parse_postcode(postcode)
    except Invalid:
        return None
    row = Postcode.objects.select_related("lsoa").filter(code=code_of(shown)).first()
    return _place(row) if row else _middle_of(shown)


def places_of(postcodes: Iterable[str]) -> dict[str, Place]:
    """Return the exact places of many postcodes by `code_of` the postcode. One query."""
    codes = {code_of(postcode) for postcode in postcodes if postcode}
    rows = Postcode.objects.select_related("lsoa").filter(code__in=codes)
    return {row.code: _place(row) for row in rows}


def _place(row: Postcode) -> Place:
    return Place(
        postcode=str(row),
        easting=row.easting,
        northing=row.northing,
        lsoa_code=row.lsoa_id or "",
        imd_decile=row.lsoa.imd_decile if row.lsoa else None,
        areas=_areas(row),
    )


def _areas(row: Postcode) -> tuple[str, ...]:
    area = row.lsoa
    if area is None:
        return (row.district_code,) if row.district_code else ()
    codes = (area.code, row.district_code or area.district_code, area.sub_icb_code, area.icb_code)
    return tuple(code for code in codes if code)


def _middle_of(postcode: str) -> Place | None:
    rows = Postcode.objects.filter(outcode=postcode.split(maxsplit=1)[0])
    middle = rows.aggregate(easting=Avg("easting"), northing=Avg("northing"))
    if middle["easting"] is None:
        return None
    easting, northing = round(middle["easting"]), round(middle["northing"])
    return Place(postcode=postcode, easting=easting, northing=northing, is_exact=False)
