"""GP practices out of epraccur, in either of its forms, and their list sizes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spcore.accounts.reading.fields import read_address, read_date, read_postcode
from spcore.loading.files import read_rows, read_table
from spcore.loading.report import Refusal, Report
from spcore.loading.wording import line, sensible_case

# epraccur.csv has no heading. Places count from 0 (NHS Digital, "ODS data files: epraccur").
CODE, NAME, ICB, ADDRESS, POSTCODE = 0, 1, 3, slice(4, 9), 9
OPENED, CLOSED, STATUS, COMMISSIONER, PHONE, CURRENT, SETTING = 10, 11, 12, 14, 17, 23, 25
COLUMNS = 27
GP_PRACTICE = "4"
# Older files say A, C, D and P; newer ones write the words out.
IS_OPEN = {
    "A": True,
    "ACTIVE": True,
    "C": False,
    "CLOSED": False,
    "D": False,
    "DORMANT": False,
    "P": False,
    "PROPOSED": False,
    "INACTIVE": False,
}
SETTINGS = {
    "0": "other",
    "1": "walk-in centre",
    "2": "out of hours",
    "3": "walk-in centre and out of hours",
    "8": "public health service",
    "9": "community health service",
    "10": "hospital service",
    "11": "optometry service",
    "12": "urgent and emergency care",
    "13": "hospice",
    "14": "care home",
    "15": "border force",
    "16": "young offender institution",
    "17": "secure training centre",
    "18": "secure children's home",
    "19": "immigration removal centre",
    "20": "court",
    "21": "police custody",
    "22": "sexual assault referral centre",
    "24": "other justice setting",
    "25": "prison",
    "26": "primary care network",
    "27": "other community setting",
}


@dataclass(frozen=True, slots=True)
class Practice:
    """A GP practice, as the Organisation Data Service has it."""

    row: int
    code: str
    name: str
    address: str
    postcode: str
    phone: str
    is_open: bool
    opened_on: date | None
    closed_on: date | None
    icb: str
    sub_icb: str


def read_practices(path: Path, report: Report) -> Iterator[Practice]:
    """
    Give the GP practices, open and closed; what else is in the file is refused with the reason.

    Whether a row is a practice is told by its prescribing setting, never by its code or name.
    :raises Unusable:
    """
    seen: dict[str, int] = {}
    for each in read_table(path, columns=COLUMNS):
        found = each if isinstance(each, Refusal) else _read(*each, seen=seen, report=report)
        if isinstance(found, Refusal):
            report.refused.append(found)
        else:
            seen[found.code] = found.row
            yield found


def read_list_sizes(path: Path, report: Report) -> dict[str, int]:
    """Return how many people are registered with each practice. :raises Unusable:"""
    sizes = {}
    for row in read_rows(path, required=("CODE", "SEX", "AGE", "NUMBER_OF_PATIENTS")):
        if isinstance(row, Refusal):
            report.refused.append(row)
        elif row["SEX"] == "ALL" and row["AGE"] == "ALL":
            if row["NUMBER_OF_PATIENTS"].isdecimal():
                sizes[row["CODE"]] = int(row["NUMBER_OF_PATIENTS"])
            else:
                report.warn(row.number, "NUMBER_OF_PATIENTS", "is not a whole number.")
    return sizes


def _read(
    number: int, cells: list[str], *, seen: dict[str, int], report: Report
) -> Practice | Refusal:
    refusal = _refusal(number, cells, seen)
    if refusal:
        return refusal
    try:
        opened, closed = read_date(cells[OPENED]), read_date(cells[CLOSED])
    except ValueError as error:
        return Refusal(number, "open or close date", f"{error} is no date.", "Write 20250131.")
    postcode = read_postcode(cells[POSTCODE])
    if not postcode:
        what = f"{cells[CODE]} has no postcode that can be read ({cells[POSTCODE]!r})."
        report.warn(number, "postcode", what, "It is loaded without one, and has no place.")
    return Practice(
        row=number,
        code=cells[CODE],
        name=sensible_case(line(cells[NAME]))[:255],
        address=read_address(cells[ADDRESS]),
        postcode=postcode,
        phone=line(cells[PHONE])[:40],
        is_open=IS_OPEN[cells[STATUS].upper()],
        opened_on=opened,
        closed_on=closed,
        icb=cells[ICB],
        sub_icb=cells[CURRENT] or cells[COMMISSIONER],
    )


def _refusal(number: int, cells: list[str], seen: dict[str, int]) -> Refusal | None:
    code, setting = cells[CODE], cells[SETTING]
    if setting != GP_PRACTICE:
        name = SETTINGS.get(setting, "unknown")
        problem = f"{code} {cells[NAME]} is no GP practice: its setting is {setting} ({name})."
        return Refusal(number, "prescribing setting", problem)
    if not (code and code.isalnum() and len(code) <= 12 and cells[NAME]):
        return Refusal(number, "code", f"{code!r} is no organisation code with a name.")
    if code in seen:
        return Refusal(number, "code", f"{code} is in row {seen[code]} already.", "Keep one.")
    if cells[STATUS].upper() not in IS_OPEN:
        return Refusal(
            number,
            "status",
            f"{cells[STATUS]!r} is not a status.",
            "Write A, C, D or P, or the words ACTIVE or INACTIVE.",
        )
    return None
