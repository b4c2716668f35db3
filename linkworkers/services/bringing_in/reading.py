"""Reading one row of a spreadsheet, step by step. Reads no database, and never raises."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from linkworkers.services.bringing_in.cases import read_case, read_consent
from linkworkers.services.bringing_in.rows import Reading, RowReader
from linkworkers.services.bringing_in.warnings import warnings_in
from linkworkers.services.bringing_in.who import (
    read_birth,
    read_name,
    read_nhs_number,
    read_person,
    read_reach,
)
from referrals.models import RiskAnswer, Warns
from spcore.loading.files import CONTROL

NO_RISK = frozenset("none,nil,no,n,no risks,none known,no known risks,nil known".split(","))
# Says of nobody that they were asked.
UNASKED = frozenset(",n/a,na,-,?,unknown,not known,not asked,not assessed,tbc".split(","))


def read_row(reader: RowReader, number: int, cells: Sequence[str]) -> Reading:
    """Return what the row says, and what to look at."""
    row = Reading(number)
    for step in STEPS:
        step(reader, row, cells)
    return row


def risk_answer(row: Reading) -> RiskAnswer:
    """Return what the file says of risks. Only words that deny them are a no (practice.md 5)."""
    words = row.risk.strip().casefold()
    if words in UNASKED:
        return RiskAnswer.NOT_ASKED
    return RiskAnswer.NONE_KNOWN if words in NO_RISK else RiskAnswer.NAMED


def _clean(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    if CONTROL.search("".join(cells)):
        row.flag("", _("Control characters were left out of the texts"), "")


def _warn(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Find the passages that somebody must read before the person is contacted."""
    texts = (row.notes, row.reason, row.background, row.adjustments, row.emergency_contact)
    found = dict(warnings_in("\n".join(text for text in texts if text)))
    careful = [_("Where they live must be kept secret")] * row.is_address_secret
    if careful or row.safe_contact_note:
        found[Warns.CONTACT] = "\n".join(filter(None, [row.safe_contact_note, *careful]))
    if risk_answer(row) == RiskAnswer.NAMED:
        found[Warns.IN_FILE] = row.risk
    row.warnings = list(found.items())


STEPS: tuple[Callable[[RowReader, Reading, Sequence[str]], None], ...] = (
    read_name,
    read_birth,
    read_nhs_number,
    read_reach,
    read_person,
    read_case,
    read_consent,
    _clean,
    _warn,
)
