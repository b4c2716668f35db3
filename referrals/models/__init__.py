"""The case: person, consent, referral, onward referral, concern, and what happened to them."""

from referrals.models.answer_link import AnswerLink
from referrals.models.attachment import Attachment, AttachmentKind, ScanState, WhyRemoved
from referrals.models.code import SNOMED, ClinicalCode, CodeUse
from referrals.models.companion import Companion
from referrals.models.concern import CameBy, Concern, ConcernFollowUp, ConcernKind
from referrals.models.concern_act import ActKind, ConcernAct, Why
from referrals.models.consent import Basis, Consent, ConsentHow, Purpose, SaidBy
from referrals.models.cover import CoverGrant, CoverReason
from referrals.models.defaults import ReferringDefaults
from referrals.models.digest import Digest
from referrals.models.door import OtherDoor, SchemeChange
from referrals.models.equality import EqualityAnswers
from referrals.models.family import CompetenceDecision, PersonMove, RelatedPerson, Relation
from referrals.models.form_answers import FormAnswers, ParentView, Safe, View
from referrals.models.getting_there import GettingThere, Goes, TravelHelp, TravelKind, Way
from referrals.models.hand_over import HandOver
from referrals.models.launch import Launch
from referrals.models.merging import PeopleApart, PersonMerge
from referrals.models.message import Audience, Message, Side
from referrals.models.must_read import MustRead, Warns
from referrals.models.news import NewsMark
from referrals.models.onward import OnwardReferral, OnwardStep
from referrals.models.onward_attendance import OnwardAttendance, Teller
from referrals.models.onward_message import OnwardMessage, OnwardSide
from referrals.models.payment import OnwardPayment, PaymentKind, PaymentState, PaysFor
from referrals.models.person import (
    ContactChannel,
    Gender,
    LookedAfter,
    NoNhsNumber,
    NoPractice,
    Objection,
    Person,
    WhosePhone,
)
from referrals.models.preferences import HarmDisclosure, PracticePreferences, Route
from referrals.models.querysets import OfReferralQuerySet, OfSchemeQuerySet
from referrals.models.received import Asked, ReceivedMessage
from referrals.models.referral import Referral, RiskAnswer, Source, Step, Urgency
from referrals.models.rota import OnCallTurn
from referrals.models.scheme import Scheme, TeamCover
from referrals.models.seat import Register, Seat
from referrals.models.story import Story, StoryConsent
from referrals.models.timeline import TimelineEntry, TimelineKind
from referrals.models.unmet_need import Lacking, UnmetNeed

__all__ = [
    "SNOMED",
    "ActKind",
    "AnswerLink",
    "Asked",
    "Attachment",
    "AttachmentKind",
    "Audience",
    "Basis",
    "CameBy",
    "ClinicalCode",
    "CodeUse",
    "Companion",
    "CompetenceDecision",
    "Concern",
    "ConcernAct",
    "ConcernFollowUp",
    "ConcernKind",
    "Consent",
    "ConsentHow",
    "ContactChannel",
    "CoverGrant",
    "CoverReason",
    "Digest",
    "EqualityAnswers",
    "FormAnswers",
    "Gender",
    "GettingThere",
    "Goes",
    "HandOver",
    "HarmDisclosure",
    "Lacking",
    "Launch",
    "LookedAfter",
    "Message",
    "MustRead",
    "NewsMark",
    "NoNhsNumber",
    "NoPractice",
    "Objection",
    "OfReferralQuerySet",
    "OfSchemeQuerySet",
    "OnCallTurn",
    "OnwardAttendance",
    "OnwardMessage",
    "OnwardPayment",
    "OnwardReferral",
    "OnwardSide",
    "OnwardStep",
    "OtherDoor",
    "ParentView",
    "PaymentKind",
    "PaymentState",
    "PaysFor",
    "PeopleApart",
    "Person",
    "PersonMerge",
    "PersonMove",
    "PracticePreferences",
    "Purpose",
    "ReceivedMessage",
    "Referral",
    "ReferringDefaults",
    "Register",
    "RelatedPerson",
    "Relation",
    "RiskAnswer",
    "Route",
    "Safe",
    "SaidBy",
    "ScanState",
    "Scheme",
    "SchemeChange",
    "Seat",
    "Side",
    "Source",
    "Step",
    "Story",
    "StoryConsent",
    "TeamCover",
    "Teller",
    "TimelineEntry",
    "TimelineKind",
    "TravelHelp",
    "TravelKind",
    "UnmetNeed",
    "Urgency",
    "View",
    "Warns",
    "Way",
    "WhosePhone",
    "Why",
    "WhyRemoved",
]
