"""Primary care networks and who was in them when, from ePCN as a workbook or as two CSV files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spcore.accounts.reading.fields import read_address, read_date, read_postcode
from spcore.loading.files import Row, read_rows
from spcore.loading.report import Refusal, Report
from spcore.loading.wording import line, sensible_case
from spcore.loading.workbook import read_sheet

ADDRESS = tuple(f"Address Line {number}" for number in range(1, 6))
DETAILS = (
    "PCN Code",
    "PCN Name",
    "Current Sub ICB Loc Code",
    "Sub ICB Location",
    "Open Date",
    "Close Date",
    *ADDRESS,
    "Postcode",
)
START, END = "Practice to PCN Relationship Start Date", "Practice to PCN Relationship End Date"
PARTNERS = (
    "Partner Organisation Code",
    "Practice Parent Sub ICB Loc Code",
    "Practice Parent Sub ICB Loc Name",
    "PCN Code",
    START,
    END,
)


@dataclass(frozen=True, slots=True)
class Network:
    """A primary care network; one with a closing date is closed."""

    row: int
    code: str
    name: str
    address: str
    postcode: str
    opened_on: date | None
    closed_on: date | None
    sub_icb: str
    sub_icb_name: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A practice's time in a network."""

    row: int
    practice: str
    network: str
    joined_on: date
    left_on: date | None


def read_networks(path: Path, report: Report) -> list[Network]:
    """Return the networks, each code once. :raises Unusable:"""
    found: dict[str, Network] = {}
    for row in _rows(path, "PCNDetails", DETAILS, report):
        network = _network(row)
        if isinstance(network, Refusal):
            report.refused.append(network)
        elif network.code in found:
            report.refuse(row.number, "PCN Code", f"{network.code} is there twice.", "Keep one.")
        else:
            found[network.code] = network
    return list(found.values())


def read_relations(path: Path, report: Report) -> list[Relation]:
    """Return the relations, past ones too. :raises Unusable:"""
    found: dict[tuple, Relation] = {}
    for row in _rows(path, "PCN Core Partner Details", PARTNERS, report):
        relation = _relation(row)
        if isinstance(relation, Refusal):
            report.refused.append(relation)
        else:
            found[relation.practice, relation.network, relation.joined_on] = relation
    return list(found.values())


def _network(row: Row) -> Network | Refusal:
    code = row["PCN Code"]
    if not (code.isalnum() and len(code) <= 12 and row["PCN Name"]):
        return Refusal(row.number, "PCN Code", f"{code!r} is no organisation code with a name.")
    try:
        opened, closed = read_date(row["Open Date"]), read_date(row["Close Date"])
    except ValueError as error:
        return Refusal(row.number, "Open Date", f"{error} is no date.", "Write 20250131.")
    return Network(
        row=row.number,
        code=code,
        name=sensible_case(line(row["PCN Name"]))[:255],
        address=read_address(row[name] for name in ADDRESS),
        postcode=read_postcode(row["Postcode"]),
        opened_on=opened,
        closed_on=closed,
        sub_icb=row["Current Sub ICB Loc Code"],
        sub_icb_name=sensible_case(line(row["Sub ICB Location"])),
    )


def _relation(row: Row) -> Relation | Refusal:
    try:
        joined, left = read_date(row[START]), read_date(row[END])
    except ValueError as error:
        return Refusal(row.number, START, f"{error} is no date.", "Write 20250131.")
    if joined is None:
        return Refusal(row.number, START, "is empty.", "A relation needs the day it began.")
    if left is not None and left < joined:
        return Refusal(row.number, END, f"{left} is before the start, {joined}.")
    return Relation(row.number, row["Partner Organisation Code"], row["PCN Code"], joined, left)


def _rows(path: Path, sheet: str, required: tuple[str, ...], report: Report) -> Iterator[Row]:
    for row in _table(path, sheet, required):
        if isinstance(row, Refusal):
            report.refused.append(row)
        else:
            yield row


def _table(path: Path, sheet: str, required: tuple[str, ...]) -> Iterable[Row | Refusal]:
    if path.suffix.lower() == ".csv":
        return read_rows(path, required=required)
    rows = read_sheet(path, sheet=sheet, required=required)
    return (Row(number, values) for number, values in enumerate(rows, 2))
