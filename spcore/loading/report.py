"""What a load did, row by row: created, updated, unchanged, refused, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spcore.errors import DomainError

SHOWN = 20


class Unusable(DomainError):
    """A file cannot be used at all: `problem` says why, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str = "", *, row: int = 0, column: str = "") -> None:
        super().__init__(problem)
        self.problem, self.remedy, self.row, self.column = problem, remedy, row, column

    def as_dict(self) -> dict:
        """Return what JSON shows."""
        return {
            "problem": self.problem,
            "remedy": self.remedy,
            "row": self.row,
            "column": self.column,
        }

    def __str__(self) -> str:
        """Return the problem, its place and the remedy in one line."""
        return _line(self.row, self.column, self.problem, self.remedy)


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    A row, or one field of it, that could not be used.

    `row` counts from 1 as a spreadsheet does, the heading being row 1; 0 when there is no row.
    """

    row: int
    column: str
    problem: str
    remedy: str = ""
    file: str = ""

    def __str__(self) -> str:
        """Return it as one line."""
        place = f"{self.file}, " if self.file else ""
        return place + _line(self.row, self.column, self.problem, self.remedy)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row; `source_id` is the id its source gives it, where it has one."""

    key: str
    outcome: str  # created, updated, unchanged
    row: int = 0
    source_id: str = ""


@dataclass(slots=True)
class Report:
    """The counts of one source, and every row that was refused or needs a look."""

    source: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def refuse(self, row: int, column: str, problem: str, remedy: str = "") -> None:
        """Add a row that was left out."""
        self.refused.append(Refusal(row, column, problem, remedy))

    def warn(self, row: int, column: str, problem: str, remedy: str = "") -> None:
        """Add a row that was used without one of its fields."""
        self.warnings.append(Refusal(row, column, problem, remedy))

    def count(self, outcomes: Iterable[Outcome]) -> None:
        """Add rows that were written or left as they were."""
        for each in outcomes:
            self.outcomes.append(each)
            setattr(self, each.outcome, getattr(self, each.outcome) + 1)

    @property
    def used(self) -> int:
        """Return how many rows are in the database now."""
        return self.created + self.updated + self.unchanged

    def summary(self) -> str:
        """Return the counts in one line."""
        return (
            f"{self.source}: {self.created:,} created, {self.updated:,} updated,"
            f" {self.unchanged:,} unchanged, {len(self.refused):,} refused"
        )

    def lines(self, *, everything: bool = False) -> list[str]:
        """Return the report for a terminal; without `everything`, the first refusals only."""
        shown = [self.summary()]
        shown += [f"  {note}" for note in self.notes]
        shown += _some("refused", self.refused, everything=everything)
        shown += _some("look at", self.warnings, everything=everything)
        if everything:
            shown += [f"  {each.outcome}: {each.key}" for each in self.outcomes]
        return shown

    def as_dict(self) -> dict:
        """Return the whole report, for JSON."""
        return {
            "source": self.source,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [_as_dict(each) for each in self.refused],
            "warnings": [_as_dict(each) for each in self.warnings],
            "notes": self.notes,
            "rows": [
                {"row": each.row, "key": each.key, "outcome": each.outcome}
                for each in self.outcomes
            ],
        }


def _as_dict(refusal: Refusal) -> dict:
    return {name: getattr(refusal, name) for name in Refusal.__slots__}


def _line(row: int, column: str, problem: str, remedy: str) -> str:
    place = ", ".join(part for part in (f"row {row}" if row else "", column) if part)
    text = f"{place}: {problem}" if place else problem
    return f"{text} {remedy}".rstrip()


def _some(word: str, refusals: list[Refusal], *, everything: bool) -> list[str]:
    shown = refusals if everything else refusals[:SHOWN]
    lines = [f"  {word}: {refusal}" for refusal in shown]
    if len(refusals) > len(shown):
        lines.append(f"  ... and {len(refusals) - len(shown):,} more (-v 2 or --json shows all)")
    return lines
