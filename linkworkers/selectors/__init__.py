"""Reads of the link worker's work."""

from linkworkers.selectors.absences import (
    AbsenceRow,
    Covered,
    absence_for,
    absence_to_change,
    absences_by_worker,
    can_cover,
    days_away,
)
from linkworkers.selectors.appointments import (
    AppointmentRow,
    CalendarEntry,
    appointment_for,
    appointment_row,
    appointments_of,
    calendar_entry,
    clashes,
    rooms_to_choose,
)
from linkworkers.selectors.case import Case, Entries, Line, case_for, entries_of
from linkworkers.selectors.caseload import Caseload, CaseRow, caseload, shown_on_caseload
from linkworkers.selectors.caseload_narrowing import EVERYBODY, Narrowed, caseload_views
from linkworkers.selectors.contacts import contact_draft, contact_for, recorded_contact
from linkworkers.selectors.goals import goal_for
from linkworkers.selectors.handovers import (
    Busy,
    HandoverPage,
    ToHand,
    busy_times,
    handover_for,
    handover_letters,
    to_hand_over,
)
from linkworkers.selectors.imports import (
    cases_of_import,
    coming_in,
    import_for,
    imports,
    open_import_for,
    progress_of,
    rows_of,
    verdict_words,
    worked_on,
)
from linkworkers.selectors.kind_letters import (
    KindLetter,
    is_letter_due,
    kind_letter,
    why_no_letter,
)
from linkworkers.selectors.loops import Loop, open_loops
from linkworkers.selectors.matches import (
    Match,
    match_for,
    why_lacking,
    wishes_for,
)
from linkworkers.selectors.measures import has_closing_measure
from linkworkers.selectors.needs_pictures import (
    NeedsPage,
    needs_page,
    needs_picture_for,
    needs_pictures,
    needs_to_ask,
)
from linkworkers.selectors.note_templates import note_template_for, note_templates
from linkworkers.selectors.plan_content import plan_for
from linkworkers.selectors.plans import (
    PlanPage,
    PlanPaper,
    plan_action_for,
    plan_page,
    plan_paper,
    plan_version_for,
    version_paper,
)
from linkworkers.selectors.rooms import (
    PracticeRooms,
    practices_of_team,
    room_for,
    rooms_by_practice,
)
from linkworkers.selectors.support import support_for, support_rows
from linkworkers.selectors.team import TeamRow, team_cases
from linkworkers.selectors.today import Today, TodayRow, today
from linkworkers.selectors.today_appointments import DayAppointment
from linkworkers.selectors.unreached import Unreached, unreached
from linkworkers.selectors.worker_list import WorkerRow, worker_for, worker_list
from linkworkers.selectors.workers import Worker, suggested, workers_to_choose

__all__ = [
    "EVERYBODY",
    "AbsenceRow",
    "AppointmentRow",
    "Busy",
    "CalendarEntry",
    "Case",
    "CaseRow",
    "Caseload",
    "Covered",
    "DayAppointment",
    "Entries",
    "HandoverPage",
    "KindLetter",
    "Line",
    "Loop",
    "Match",
    "Narrowed",
    "NeedsPage",
    "PlanPage",
    "PlanPaper",
    "PracticeRooms",
    "TeamRow",
    "ToHand",
    "Today",
    "TodayRow",
    "Unreached",
    "Worker",
    "WorkerRow",
    "absence_for",
    "absence_to_change",
    "absences_by_worker",
    "appointment_for",
    "appointment_row",
    "appointments_of",
    "busy_times",
    "calendar_entry",
    "can_cover",
    "case_for",
    "caseload",
    "caseload_views",
    "cases_of_import",
    "clashes",
    "coming_in",
    "contact_draft",
    "contact_for",
    "days_away",
    "entries_of",
    "goal_for",
    "handover_for",
    "handover_letters",
    "has_closing_measure",
    "import_for",
    "imports",
    "is_letter_due",
    "kind_letter",
    "match_for",
    "needs_page",
    "needs_picture_for",
    "needs_pictures",
    "needs_to_ask",
    "note_template_for",
    "note_templates",
    "open_import_for",
    "open_loops",
    "plan_action_for",
    "plan_for",
    "plan_page",
    "plan_paper",
    "plan_version_for",
    "practices_of_team",
    "progress_of",
    "recorded_contact",
    "room_for",
    "rooms_by_practice",
    "rooms_to_choose",
    "rows_of",
    "shown_on_caseload",
    "suggested",
    "support_for",
    "support_rows",
    "team_cases",
    "to_hand_over",
    "today",
    "unreached",
    "verdict_words",
    "version_paper",
    "why_lacking",
    "why_no_letter",
    "wishes_for",
    "worked_on",
    "worker_for",
    "worker_list",
    "workers_to_choose",
]
