"""The work: capacity, contacts, goals."""

from linkworkers.models.absence import Absence, AbsenceWhy
from linkworkers.models.answer_read import AnswerRead
from linkworkers.models.appointment import Appointment, AppointmentMode, AppointmentStatus
from linkworkers.models.appointment_message import AppointmentMessage, News
from linkworkers.models.caseload_import import (
    BECAME,
    BRINGS_IN,
    NOT_IN,
    CaseloadImport,
    ColumnMeanings,
    ImportRow,
    ImportState,
    RowVerdict,
)
from linkworkers.models.caseload_view import CaseloadView
from linkworkers.models.check_in import CheckIn, HowIs
from linkworkers.models.contact import Contact, ContactDraft, ContactMode, ContactResult
from linkworkers.models.directory_news import DirectoryNews
from linkworkers.models.event_guest import EventGuest
from linkworkers.models.goal import Goal, GoalStatus
from linkworkers.models.goal_share import GoalShare
from linkworkers.models.handover import HandedCase, Handover, HandoverWhy
from linkworkers.models.holding_offer import HoldingOffer
from linkworkers.models.lone_visit import LoneVisit, SafeWord, VisitRule
from linkworkers.models.match_choice import MatchChoice
from linkworkers.models.match_points import MatchPoints
from linkworkers.models.needs_picture import HowMuch, NeedsPicture, PictureOccasion
from linkworkers.models.network_event import (
    CALLING_ROLES,
    EVENT_ROLES,
    INVITED_ROLES,
    EventAction,
    EventAnswer,
    EventInvitation,
    NetworkEvent,
)
from linkworkers.models.note_template import NoteTemplate
from linkworkers.models.own_link import About, OwnLink
from linkworkers.models.plan import (
    AgreedHow,
    AgreedWith,
    Doer,
    Plan,
    PlanAction,
    PlanVersion,
    Progress,
)
from linkworkers.models.profile import Profile
from linkworkers.models.reminder import (
    DeskReminder,
    Reminder,
    ReminderMessage,
    ReminderRule,
    ReminderState,
)
from linkworkers.models.reminder_kinds import RuleKind, Told
from linkworkers.models.room import Room
from linkworkers.models.shortlist import ShortlistItem, Wish
from linkworkers.models.supervision import (
    SupervisionAction,
    SupervisionItem,
    SupervisionSession,
    SupervisionStandard,
)
from linkworkers.models.support import ORDINARY, Complexity, Level, Support, Travel, weight_of
from linkworkers.models.text_reply import TextReply
from linkworkers.models.time_spent import SpentOn, TimeSpent
from linkworkers.models.training import TrainingCourse, TrainingNeed, TrainingRecord
from linkworkers.models.trip_help import TripHelp, TripState
from linkworkers.models.unknown_text import UnknownText
from linkworkers.models.wishes import Access, Money, Preference, Travels, Wishes

__all__ = [
    "BECAME",
    "BRINGS_IN",
    "CALLING_ROLES",
    "EVENT_ROLES",
    "INVITED_ROLES",
    "NOT_IN",
    "ORDINARY",
    "About",
    "Absence",
    "AbsenceWhy",
    "Access",
    "AgreedHow",
    "AgreedWith",
    "AnswerRead",
    "Appointment",
    "AppointmentMessage",
    "AppointmentMode",
    "AppointmentStatus",
    "CaseloadImport",
    "CaseloadView",
    "CheckIn",
    "ColumnMeanings",
    "Complexity",
    "Contact",
    "ContactDraft",
    "ContactMode",
    "ContactResult",
    "DeskReminder",
    "DirectoryNews",
    "Doer",
    "EventAction",
    "EventAnswer",
    "EventGuest",
    "EventInvitation",
    "Goal",
    "GoalShare",
    "GoalStatus",
    "HandedCase",
    "Handover",
    "HandoverWhy",
    "HoldingOffer",
    "HowIs",
    "HowMuch",
    "ImportRow",
    "ImportState",
    "Level",
    "LoneVisit",
    "MatchChoice",
    "MatchPoints",
    "Money",
    "NeedsPicture",
    "NetworkEvent",
    "News",
    "NoteTemplate",
    "OwnLink",
    "PictureOccasion",
    "Plan",
    "PlanAction",
    "PlanVersion",
    "Preference",
    "Profile",
    "Progress",
    "Reminder",
    "ReminderMessage",
    "ReminderRule",
    "ReminderState",
    "Room",
    "RowVerdict",
    "RuleKind",
    "SafeWord",
    "ShortlistItem",
    "SpentOn",
    "SupervisionAction",
    "SupervisionItem",
    "SupervisionSession",
    "SupervisionStandard",
    "Support",
    "TextReply",
    "TimeSpent",
    "Told",
    "TrainingCourse",
    "TrainingNeed",
    "TrainingRecord",
    "Travel",
    "Travels",
    "TripHelp",
    "TripState",
    "UnknownText",
    "VisitRule",
    "Wish",
    "Wishes",
    "weight_of",
]
