"""How many people of each group live in the area of an integrated care board: census, or a file."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from spcore.loading.files import Row
from spcore.loading.report import Report
from spcore.places.reading.small_areas import good_rows

# What people are counted by, and the groups that referrals are counted in.
GROUPS: Mapping[str, frozenset[str]] = {
    "sex": frozenset({"female", "male"}),
    "ethnicity": frozenset({"white", "mixed", "asian", "black", "other"}),
    "language": frozenset({"english", "other"}),
    "disability": frozenset({"limited", "no"}),
}
HEADINGS = ("icb_code", "by", "group", "people", "source")
CENSUS = "Census 2021, ONS"
# How the census begins the name of an ethnic group, and how it says that a figure is a number.
ETHNIC = {
    "Asian": "asian",
    "Black": "black",
    "Mixed": "mixed",
    "White": "white",
    "Other ethnic group": "other",
}
NUMBER = "(number)"
DISABLED = {
    "Disabled under the Equality Act": "limited",
    "Not disabled under the Equality Act": "no",
}


class Counted(NamedTuple):
    """People of one group in one area, and who counted them."""

    icb_code: str
    by: str
    group: str
    people: int
    source: str


class Area(NamedTuple):
    """A small area: whose it is, and the district its name says, as districts were in 2021."""

    icb_code: str
    district: str


def read_file(path: Path, report: Report) -> list[Counted]:
    """Return what a file says, a group a row. :raises Unusable:"""
    found: dict[tuple[str, str, str], Counted] = {}
    for row in good_rows(path, HEADINGS, report):
        counted = _counted(row, report)
        if counted and counted[:3] in found:
            report.refuse(row.number, "group", "stands in the file twice.", "Take one row out.")
        elif counted:
            found[counted[:3]] = counted
    return _whole(list(found.values()), report)


def _whole(counted: list[Counted], report: Report) -> list[Counted]:
    """Leave out what lacks a group: the shares of the others would be too large."""
    have: dict[tuple[str, str], set[str]] = {}
    for each in counted:
        have.setdefault((each.icb_code, each.by), set()).add(each.group)
    for (icb_code, by), groups in have.items():
        if missing := GROUPS[by] - groups:
            report.refuse(0, "group", f"{icb_code}, {by}: without {_or(frozenset(missing))}.")
    return [each for each in counted if have[each.icb_code, each.by] == GROUPS[each.by]]


def _counted(row: Row, report: Report) -> Counted | None:
    by, group, people = row["by"].lower(), row["group"].lower(), row["people"].replace(",", "")
    if not row["icb_code"]:
        report.refuse(row.number, "icb_code", "is empty.", "Write the board’s ODS code, like QE1.")
    elif by not in GROUPS:
        report.refuse(row.number, "by", f"“{by}” is not known.", f"One of: {_or(GROUPS)}.")
    elif group not in GROUPS[by]:
        report.refuse(
            row.number, "group", f"“{group}” is not known.", f"One of: {_or(GROUPS[by])}."
        )
    elif not (people.isascii() and people.isdigit() and len(people) < 10):
        report.refuse(row.number, "people", "is not a whole number.")
    elif not row["source"]:
        report.refuse(row.number, "source", "is empty.", "Say who counted, and when.")
    else:
        return Counted(row["icb_code"].upper(), by, group, int(people), row["source"][:200])
    return None


def _or(words: Mapping[str, object] | frozenset[str]) -> str:
    return ", ".join(sorted(words))


def read_ethnicity(path: Path, areas: Mapping[str, Area], report: Report) -> list[Counted]:
    """
    Return ethnic groups by area, of the districts that its small areas are named after.

    Districts on its edge that the file does not have are left out, and the source says so.
    :raises Unusable:
    """
    found: dict[str, Counter[str]] = {}
    for row in good_rows(path, ("ltla21_name", "ethnic_group", "value"), report):
        group = _ethnic(row["ethnic_group"])
        if group:
            people = _number(row, "value", report)
            found.setdefault(row["ltla21_name"], Counter())[group] += people
    counted: list[Counted] = []
    for icb in sorted({area.icb_code for area in areas.values()}):
        districts = {area.district for area in areas.values() if area.icb_code == icb}
        here: Counter[str] = Counter()
        for district in districts & found.keys():
            here.update(found[district])
        source = f"{CENSUS}, by district"
        without = sorted(districts - found.keys())
        if without and here:
            source += f"; without {' and '.join(without)}"
            report.notes.append(f"Ethnic groups of {icb} are without {', '.join(without)}.")
        counted += [Counted(icb, "ethnicity", group, n, source) for group, n in here.items()]
    return counted


def _ethnic(name: str) -> str:
    if not name.endswith(NUMBER):
        return ""
    return next((group for start, group in ETHNIC.items() if name.startswith(start)), "")


def read_disability(path: Path, areas: Mapping[str, Area], report: Report) -> list[Counted]:
    """Return how many are disabled under the Equality Act, by area. :raises Unusable:"""
    found: Counter[tuple[str, str]] = Counter()
    for row in good_rows(path, ("lsoa21_code", "disability", "n"), report):
        area, group = areas.get(row["lsoa21_code"]), DISABLED.get(row["disability"], "")
        if area and group:
            found[area.icb_code, group] += _number(row, "n", report)
    return [
        Counted(icb, "disability", group, people, f"{CENSUS}, by small area")
        for (icb, group), people in sorted(found.items())
    ]


def _number(row: Row, column: str, report: Report) -> int:
    try:
        return int(float(row[column]))
    except (ValueError, OverflowError):
        report.refuse(row.number, column, "is not a number.")
        return 0
