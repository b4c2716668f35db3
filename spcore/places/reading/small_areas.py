"""LSOAs of the 2021 census: names, deprivation, and a population brought over from 2011."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spcore.loading.files import Row, read_rows
from spcore.loading.report import Refusal, Report, Unusable

BANDS = ("age_0-17", "age_18-24", "age_25-44", "age_45-64", "age_65-74", "age_75-84", "age_85+")
AREA = (
    "lsoa21_code",
    "lsoa21_name",
    "ward24_name",
    "ltla24_code",
    "ltla24_name",
    "icb24_code_nhs",
    "sicbl24_code_nhs",
    "ruc",
    "IMD_rank",
    "IMD_decile",
)
Population = dict[str, int]


def read_areas(path: Path, report: Report) -> dict[str, tuple]:
    """
    Return the areas by code, each as the model's columns without the population.

    :raises Unusable:
    """
    areas = {}
    for row in good_rows(path, AREA, report):
        area = _area(row)
        if isinstance(area, Refusal):
            report.refused.append(area)
        else:
            areas[row["lsoa21_code"]] = area
    return areas


def read_populations(population: Path, lookup: Path, report: Report) -> dict[str, Population]:
    """
    Return the population by age band of each 2021 area, from counts by 2011 area.

    Unchanged areas (U) are taken over, merged ones (M) summed. Where one was split (S), nobody
    published how many live in which part: they are shared out equally, and the report says so.
    :raises Unusable:
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for row in good_rows(lookup, ("lsoa11_code", "lsoa21_code", "change_code"), report):
        parts[row["lsoa11_code"]].append(row["lsoa21_code"])
    found: dict[str, Population] = {}
    split = 0
    for row in good_rows(population, ("lsoa11_code", "total_population", *BANDS), report):
        pieces = parts.get(row["lsoa11_code"], [])
        split += len(pieces) if len(pieces) > 1 else 0
        _share(row, pieces, found, report)
    if split:
        report.notes.append(
            f"{split} areas are parts of one that was split in 2021: their population is an"
            " equal share of it, an estimate."
        )
    return found


def _share(row: Row, pieces: list[str], found: dict[str, Population], report: Report) -> None:
    if not pieces:
        report.warn(row.number, "lsoa11_code", f"{row['lsoa11_code']} is in no area of 2021.")
        return
    try:
        counts = {band: int(row[band]) for band in BANDS}
    except ValueError:
        report.refuse(row.number, "age bands", "hold something that is no whole number.")
        return
    for place, code in enumerate(pieces):
        mine = found.setdefault(code, dict.fromkeys(BANDS, 0))
        for band, count in counts.items():
            each, left = divmod(count, len(pieces))
            mine[band] += each + (1 if place < left else 0)


def _area(row: Row) -> tuple | Refusal:
    if len(row["lsoa21_code"]) != 9:
        return Refusal(row.number, "lsoa21_code", "is not a code of nine characters.")
    try:
        rank, decile = _number(row["IMD_rank"]), _number(row["IMD_decile"])
    except ValueError:
        return Refusal(row.number, "IMD_rank", "is not a whole number.")
    if decile is not None and not 1 <= decile <= 10:
        return Refusal(row.number, "IMD_decile", "is not between 1 and 10.")
    return (*(row[name] for name in AREA[:8]), rank, decile)


def _number(text: str) -> int | None:
    return int(float(text)) if text else None


def good_rows(path: Path, required: tuple[str, ...], report: Report) -> Iterator[Row]:
    """Return the rows that can be read; the others are told. :raises Unusable: when none can."""
    good = False
    for row in read_rows(path, required=required):
        if isinstance(row, Refusal):
            report.refused.append(row)
        else:
            good = True
            yield row
    if not good:
        raise Unusable(f"Not one row of {path.name} can be used.")
