"""What can be done to a case. Each function is one transaction and one audit entry."""

from referrals.services.attachments import (
    FULL,
    REFUSED,
    Described,
    NewFile,
    add_attachment,
    describe_attachment,
    keep_intake,
    remove_attachment,
    settle_scan,
)
from referrals.services.codes import (
    CodeFields,
    add_clinical_code,
    edit_clinical_code,
    is_snomed,
    load_clinical_codes,
)
from referrals.services.concerns import (
    NewConcern,
    escalate_concerns,
    raise_concern,
    see_concern,
    take_over_concern,
)
from referrals.services.consent_rules import (
    NewConsent,
    Override,
    missing_of_override,
    problem_with_answer,
)
from referrals.services.consents import record_consent, withdraw_consent
from referrals.services.cover import cover_case
from referrals.services.digests import promise_digests
from referrals.services.disclosures import NewDisclosure, disclose_harm
from referrals.services.drafts import (
    Answer,
    DraftChanges,
    save_draft,
    send_draft,
    start_draft,
    start_draft_for_new_person,
)
from referrals.services.equality import EqualityFields, carry_over_ethnicity, record_equality
from referrals.services.family import (
    ChildFields,
    RelatedFields,
    add_related,
    case_to_write,
    change_child,
    change_related,
    decide_competence,
    end_related,
)
from referrals.services.hand_overs import pass_draft
from referrals.services.intake import start_draft_from_intake
from referrals.services.launches import keep_launch
from referrals.services.life_events import NewMove, record_death, record_move, take_death_back
from referrals.services.merging import NewMerge, keep_apart, merge_people, unmerge_people
from referrals.services.messages import NewMessage, read_thread, write_message
from referrals.services.onward import (
    Agreement,
    NewOnward,
    agree_and_send,
    offer_service,
    send_onward,
)
from referrals.services.onward_progress import (
    ANSWERS,
    PROGRESS,
    Progress,
    ProviderAnswer,
    answer_onward,
    record_progress,
    see_onward,
)
from referrals.services.onward_steps import take_onward
from referrals.services.people import (
    PERSON_CLASSES,
    PersonFields,
    Problem,
    insert_person,
    is_same_person,
    number_refusal,
    practice_of,
    problems_of,
    update_person,
)
from referrals.services.preferences import MAILBOX as MESH_MAILBOX
from referrals.services.preferences import Choices, set_preferences, stop_digest
from referrals.services.scheme_hours import save_scheme_hours
from referrals.services.self_referrals import NewSelfReferral, SelfReferred, refer_self
from referrals.services.short_forms import ShortForm, save_short_form
from referrals.services.steps import (
    accept_referral,
    close_referral,
    locked,
    mark_in_error,
    queue_referral,
    redirect_referral,
    return_referral,
    submit_locked,
    submit_referral,
    take,
    take_locked,
    withdraw_referral,
)
from referrals.services.timeline import Line, note

__all__ = [
    "ANSWERS",
    "FULL",
    "MESH_MAILBOX",
    "PERSON_CLASSES",
    "PROGRESS",
    "REFUSED",
    "Agreement",
    "Answer",
    "ChildFields",
    "Choices",
    "CodeFields",
    "Described",
    "DraftChanges",
    "EqualityFields",
    "Line",
    "NewConcern",
    "NewConsent",
    "NewDisclosure",
    "NewFile",
    "NewMerge",
    "NewMessage",
    "NewMove",
    "NewOnward",
    "NewSelfReferral",
    "Override",
    "PersonFields",
    "Problem",
    "Progress",
    "ProviderAnswer",
    "RelatedFields",
    "SelfReferred",
    "ShortForm",
    "accept_referral",
    "add_attachment",
    "add_clinical_code",
    "add_related",
    "agree_and_send",
    "answer_onward",
    "carry_over_ethnicity",
    "case_to_write",
    "change_child",
    "change_related",
    "close_referral",
    "cover_case",
    "decide_competence",
    "describe_attachment",
    "disclose_harm",
    "edit_clinical_code",
    "end_related",
    "escalate_concerns",
    "insert_person",
    "is_same_person",
    "is_snomed",
    "keep_apart",
    "keep_intake",
    "keep_launch",
    "load_clinical_codes",
    "locked",
    "mark_in_error",
    "merge_people",
    "missing_of_override",
    "note",
    "number_refusal",
    "offer_service",
    "pass_draft",
    "practice_of",
    "problem_with_answer",
    "problems_of",
    "promise_digests",
    "queue_referral",
    "raise_concern",
    "read_thread",
    "record_consent",
    "record_death",
    "record_equality",
    "record_move",
    "record_progress",
    "redirect_referral",
    "refer_self",
    "remove_attachment",
    "return_referral",
    "save_draft",
    "save_scheme_hours",
    "save_short_form",
    "see_concern",
    "see_onward",
    "send_draft",
    "send_onward",
    "set_preferences",
    "settle_scan",
    "start_draft",
    "start_draft_for_new_person",
    "start_draft_from_intake",
    "stop_digest",
    "submit_locked",
    "submit_referral",
    "take",
    "take_death_back",
    "take_locked",
    "take_onward",
    "take_over_concern",
    "unmerge_people",
    "update_person",
    "withdraw_consent",
    "withdraw_referral",
    "write_message",
]
