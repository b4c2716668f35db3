"""Where the case of a row stands, what it is about, and whether the person agreed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from linkworkers.services.bringing_in import values
from linkworkers.services.bringing_in.columns import Column
from linkworkers.services.bringing_in.rows import Reading, RowReader
from referrals.states import Status
from spcore.names import folded

STATUSES = {
    Status.SUBMITTED: "new|referred|submitted|received|triage|awaiting triage",
    Status.WAITING: "waiting|waiting list|on hold list|queue|unallocated|accepted|pending",
    Status.ALLOCATED: "allocated|assigned|not started|to contact",
    Status.ACTIVE: "open|active|in progress|ongoing|current|engaged|started|being helped|live",
    Status.PAUSED: "paused|on hold|hold|dormant",
    Status.CLOSED: "closed|discharged|complete|completed|ended|inactive|declined|withdrawn|dna",
}
BY_WORD = {word: status for status, words in STATUSES.items() for word in words.split("|")}
SOURCES = {
    "gp": "gp|surgery|practice|doctor|nurse|primary care",
    "hospital": "hospital|ward|discharge|a&e|trust",
    "social_care": "social care|social services|council|social worker",
    "school": "school|nursery|college",
    "self": "self|walk",
}


def read_case(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set where the case stands and what it is about."""
    row.referred_on = reader.day(row, cells, Column.REFERRED_ON)
    row.first_contact_on = reader.day(row, cells, Column.FIRST_CONTACT_ON)
    row.next_action_on = reader.day(row, cells, Column.NEXT_ACTION_ON)
    for name in ("referred_on", "first_contact_on"):
        found = getattr(row, name)
        if found and found > reader.around.on:
            row.flag(reader.called(Column(name)), _("This day is still to come: left out"), "")
            setattr(row, name, None)
    row.next_action = reader.cell(cells, Column.NEXT_ACTION)[:200]
    row.reason = reader.text(cells, Column.REASON)
    row.background = reader.labelled(cells, Column.BACKGROUND)
    row.notes = reader.text(cells, Column.NOTES)
    row.risk = reader.text(cells, Column.RISK)
    source = reader.cell(cells, Column.SOURCE).casefold()
    found_in = (
        code for code, words in SOURCES.items() if any(w in source for w in words.split("|"))
    )
    row.source = next(found_in, "community") if source else ""
    _needs(reader, row, cells)
    _worker(reader, row, cells)
    _status(reader, row, cells)


def _needs(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    row.needs, other = values.read_needs(reader.text(cells, Column.NEEDS))
    if other:
        words = _("Needs in the old record: %s") % other
        row.reason = f"{row.reason}\n\n{words}".strip()
        row.flag(
            reader.called(Column.NEEDS),
            _("“%s” is none of our needs, and was kept in words") % other[:60],
            _("Choose the need on their page."),
        )


def _worker(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    text = reader.cell(cells, Column.WORKER)
    row.worker_id = reader.around.workers.get(folded(text)) or reader.around.workers.get(
        text.casefold()
    )
    if text and row.worker_id is None:
        row.flag(
            reader.called(Column.WORKER),
            _("No link worker of this team is “%s”") % text[:60],
            _("They come in waiting for a link worker."),
        )


def _status(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    text = reader.cell(cells, Column.STATUS)
    column = reader.called(Column.STATUS)
    wanted = BY_WORD.get(text.casefold(), "")
    if wanted == Status.CLOSED:
        row.refuse(column, _("This case is closed (%s)") % text, _("Only open cases come in."))
    elif text and not wanted:
        row.flag(column, _("“%s” is no status we know") % text[:40], _("See where it stands."))
    held = Status.ACTIVE if row.first_contact_on else Status.ALLOCATED
    if row.worker_id is None and wanted not in {Status.SUBMITTED}:
        wanted = Status.WAITING
    elif row.worker_id and wanted in {"", Status.WAITING, Status.SUBMITTED}:
        wanted = held
    row.status = wanted or Status.WAITING


def read_consent(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set when they agreed; nobody who did not agree comes in."""
    row.consent_on = reader.day(row, cells, Column.CONSENT_ON)
    if row.consent_on and row.consent_on > reader.around.on:
        row.consent_on = None
    said = reader.cell(cells, Column.CONSENT)
    if values.read_yes(said) is False:
        row.refuse(
            reader.called(Column.CONSENT),
            _("The file says that they did not agree"),
            _("Nobody who did not agree is brought in. Ask them, then refer them anew."),
        )
