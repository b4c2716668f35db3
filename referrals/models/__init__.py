"""The case: person, consent, referral, onward referral, concern, and what happened to them."""

from referrals.models.attachment import Attachment, AttachmentKind, ScanState
from referrals.models.code import SNOMED, ClinicalCode, CodeUse
from referrals.models.concern import Concern, ConcernKind
from referrals.models.consent import Consent, ConsentHow, Purpose
from referrals.models.cover import CoverGrant, CoverReason
from referrals.models.door import OtherDoor, SchemeChange
from referrals.models.hand_over import HandOver
from referrals.models.launch import Launch
from referrals.models.message import Audience, Message, Side
from referrals.models.onward import OnwardReferral, OnwardStep
from referrals.models.person import ContactChannel, Gender, NoNhsNumber, NoPractice, Person
from referrals.models.referral import Referral, RiskAnswer, Source, Step, Urgency
from referrals.models.scheme import Scheme, TeamCover
from referrals.models.timeline import TimelineEntry, TimelineKind

__all__ = [
    "SNOMED",
    "Attachment",
    "AttachmentKind",
    "Audience",
    "ClinicalCode",
    "CodeUse",
    "Concern",
    "ConcernKind",
    "Consent",
    "ConsentHow",
    "ContactChannel",
    "CoverGrant",
    "CoverReason",
    "Gender",
    "HandOver",
    "Launch",
    "Message",
    "NoNhsNumber",
    "NoPractice",
    "OnwardReferral",
    "OnwardStep",
    "OtherDoor",
    "Person",
    "Purpose",
    "Referral",
    "RiskAnswer",
    "ScanState",
    "Scheme",
    "SchemeChange",
    "Side",
    "Source",
    "Step",
    "TeamCover",
    "TimelineEntry",
    "TimelineKind",
    "Urgency",
]
