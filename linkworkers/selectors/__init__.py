"""Reads of the link worker's work."""

from linkworkers.selectors.case import Case, Entries, case_for, entries_of
from linkworkers.selectors.caseload import Caseload, CaseRow, caseload
from linkworkers.selectors.contacts import recorded_contact
from linkworkers.selectors.goals import goal_for
from linkworkers.selectors.imports import (
    coming_in,
    import_for,
    imports,
    open_import_for,
    rows_of,
    worked_on,
)
from linkworkers.selectors.loops import Loop, open_loops
from linkworkers.selectors.measures import has_closing_measure
from linkworkers.selectors.team import TeamRow, Worker, team_cases, workers_to_choose
from linkworkers.selectors.today import Today, TodayRow, today

__all__ = [
    "Case",
    "CaseRow",
    "Caseload",
    "Entries",
    "Loop",
    "TeamRow",
    "Today",
    "TodayRow",
    "Worker",
    "case_for",
    "caseload",
    "coming_in",
    "entries_of",
    "goal_for",
    "has_closing_measure",
    "import_for",
    "imports",
    "open_import_for",
    "open_loops",
    "recorded_contact",
    "rows_of",
    "team_cases",
    "today",
    "worked_on",
    "workers_to_choose",
]
