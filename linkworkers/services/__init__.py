"""What a link worker does with a case. Each function is one transaction."""

from linkworkers.services.absences import (
    NewAbsence,
    change_absence,
    end_absence,
    keep_covers,
    record_absence,
)
from linkworkers.services.allocating_many import Verdict, allocate_many, return_many
from linkworkers.services.allocations import Allocation, allocate_referral
from linkworkers.services.answers import read_answer
from linkworkers.services.appointments import (
    When,
    book_appointment,
    cancel_appointment,
    free_times_of,
    free_times_of_person,
    move_appointment,
    record_attendance,
)
from linkworkers.services.bringing_in.columns import Column
from linkworkers.services.bringing_in.columns import problems_of as problems_of_columns
from linkworkers.services.caseload_views import keep_view, remove_view
from linkworkers.services.contacts import NewContact, record_contact
from linkworkers.services.endings import Ending, close_case, pause_case, reopen_case, resume_case
from linkworkers.services.goals import GoalWords, add_goal, edit_goal
from linkworkers.services.handovers import NewHandover, hand_over, undo_handover
from linkworkers.services.import_forgetting import forget_imports
from linkworkers.services.import_undoing import drop_import, undo_import
from linkworkers.services.import_work import work_on_import
from linkworkers.services.imports import (
    bring_in_unseen,
    confirm_import,
    is_long,
    set_columns,
    start_import,
)
from linkworkers.services.kind_letters import record_kind_letter
from linkworkers.services.matches import Place, WishFields, choose_match, set_wishes
from linkworkers.services.needs_pictures import PictureAnswers, ask_needs, edit_needs
from linkworkers.services.note_templates import (
    TemplateWords,
    add_note_template,
    edit_note_template,
)
from linkworkers.services.notes import (
    ContactWords,
    drop_contact_draft,
    edit_contact,
    save_contact_draft,
)
from linkworkers.services.plan_actions import (
    ActionWords,
    add_action,
    add_steps,
    edit_action,
    settle_action,
)
from linkworkers.services.plans import (
    Agreement,
    PlanWords,
    agree_plan,
    edit_plan,
    take_agreement_back,
)
from linkworkers.services.records import (
    Contactable,
    Reach,
    SafeContact,
    change_reach,
    edit_summary,
)
from linkworkers.services.rooms import RoomFields, add_room, edit_room
from linkworkers.services.sharing_out import share_out
from linkworkers.services.support import SupportFields, set_support
from linkworkers.services.taking_back import take_contact_back
from linkworkers.services.workers import WorkerFields, edit_worker

__all__ = [
    "ActionWords",
    "Agreement",
    "Allocation",
    "Column",
    "ContactWords",
    "Contactable",
    "Ending",
    "GoalWords",
    "NewAbsence",
    "NewContact",
    "NewHandover",
    "PictureAnswers",
    "Place",
    "PlanWords",
    "Reach",
    "RoomFields",
    "SafeContact",
    "SupportFields",
    "TemplateWords",
    "Verdict",
    "When",
    "WishFields",
    "WorkerFields",
    "add_action",
    "add_goal",
    "add_note_template",
    "add_room",
    "add_steps",
    "agree_plan",
    "allocate_many",
    "allocate_referral",
    "ask_needs",
    "book_appointment",
    "bring_in_unseen",
    "cancel_appointment",
    "change_absence",
    "change_reach",
    "choose_match",
    "close_case",
    "confirm_import",
    "drop_contact_draft",
    "drop_import",
    "edit_action",
    "edit_contact",
    "edit_goal",
    "edit_needs",
    "edit_note_template",
    "edit_plan",
    "edit_room",
    "edit_summary",
    "edit_worker",
    "end_absence",
    "forget_imports",
    "free_times_of",
    "free_times_of_person",
    "hand_over",
    "is_long",
    "keep_covers",
    "keep_view",
    "move_appointment",
    "pause_case",
    "problems_of_columns",
    "read_answer",
    "record_absence",
    "record_attendance",
    "record_contact",
    "record_kind_letter",
    "remove_view",
    "reopen_case",
    "resume_case",
    "return_many",
    "save_contact_draft",
    "set_columns",
    "set_support",
    "set_wishes",
    "settle_action",
    "share_out",
    "start_import",
    "take_agreement_back",
    "take_contact_back",
    "undo_handover",
    "undo_import",
    "work_on_import",
]
