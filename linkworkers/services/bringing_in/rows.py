"""One row of a spreadsheet, read as a person and a case; and the columns it is read by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.services.bringing_in import values
from linkworkers.services.bringing_in.columns import Column
from referrals.models import Warns
from spcore.errors import Invalid
from spcore.loading.wording import line, paragraphs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row is read against: the day, the practices by code, the team's people by name."""

    on: date
    practices: dict[str, UUID]
    workers: dict[str, UUID]


@dataclass(slots=True)
class Reading:
    """What a row says. `problems` are (column, problem, remedy); refused rows are left out."""

    number: int
    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    birth_date: date | None = None
    nhs_number: str = ""
    gender: str = "unknown"
    address: str = ""
    postcode: str = ""
    no_fixed_abode: bool = False
    phone: str = ""
    email: str = ""
    practice_id: UUID | None = None
    language: str = ""
    needs_interpreter: bool = False
    adjustments: str = ""
    emergency_contact: str = ""
    safe_contact_note: str = ""
    is_address_secret: bool = False
    source: str = ""
    status: str = ""
    needs: list[str] = field(default_factory=list)
    reason: str = ""
    background: str = ""
    notes: str = ""
    risk: str = ""
    worker_id: UUID | None = None
    referred_on: date | None = None
    first_contact_on: date | None = None
    next_action: str = ""
    next_action_on: date | None = None
    consent_on: date | None = None
    warnings: list[tuple[Warns, str]] = field(default_factory=list)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    is_refused: bool = False

    @property
    def name(self) -> str:
        """Return the name as a list shows it."""
        return f"{self.given_name} {self.family_name}".strip()

    def flag(self, column: str, problem: str, remedy: str = "") -> None:
        """Say what to look at; the row comes in all the same."""
        self.problems.append((str(column), str(problem), str(remedy)))

    def refuse(self, column: str, problem: str, remedy: str = "") -> None:
        """Say why the row stays out, before all else."""
        self.problems.insert(0, (str(column), str(problem), str(remedy)))
        self.is_refused = True


class RowReader:
    """Reads rows of one file, whose columns mean `mapping`."""

    def __init__(
        self, headings: Sequence[str], mapping: Sequence[str], around: Surroundings
    ) -> None:
        self.places: dict[str, list[int]] = {}
        for place, column in enumerate(mapping):
            if column:
                self.places.setdefault(column, []).append(place)
        self.headings = list(headings)
        self._called: dict[str, str] = {}
        self.around = around

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """Return what stands in the column, as one line; the first that is filled."""
        for place in self.places.get(column, ()):
            if cells[place] and (text := line(cells[place])):
                return text
        return ""

    def text(self, cells: Sequence[str], column: Column, *, joint: str = "\n\n") -> str:
        """Return what stands in all columns of that meaning, one after the other."""
        places = self.places.get(column)
        if places is None:
            return ""
        found = (paragraphs(cells[place]) for place in places if cells[place])
        return joint.join(text for text in found if text)

    def labelled(self, cells: Sequence[str], column: Column) -> str:
        """Return the texts with their headings before them, where a heading is needed."""
        found = ((place, paragraphs(cells[place])) for place in self.places.get(column, ()))
        return "\n".join(f"{self.headings[place]}: {text}" for place, text in found if text)

    def called(self, column: Column) -> str:
        """Return what the file calls the column."""
        if column not in self._called:
            places = self.places.get(column)
            self._called[column] = self.headings[places[0]] if places else str(column.label)
        return self._called[column]

    def day(self, row: Reading, cells: Sequence[str], column: Column) -> date | None:
        """Return the day in a column; a bad one is flagged and left out."""
        text = self.cell(cells, column)
        if not text:
            return None
        try:
            return values.read_date(text, on=self.around.on)
        except (Invalid, OverflowError) as refusal:
            row.flag(self.called(column), _("“%s” was left out") % text[:40], str(refusal))
            return None
