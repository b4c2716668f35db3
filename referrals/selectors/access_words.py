"""What each page and each kind of record is called in the access log, in plain words."""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

# The last part of an entry's label: the name of a page, or the name of a record.
WHAT = MappingProxyType(
    {
        "access_log": _("The access log"),
        "assessment": _("A wellbeing questionnaire"),
        "assessment_add": _("The form for a wellbeing questionnaire"),
        "assessment_list": _("The wellbeing questionnaires of a person"),
        "attachment_add": _("The page to add a file"),
        "attachment_edit": _("The description of a file"),
        "attachment_list": _("The files of a referral"),
        "attachment_open": _("A file of a referral"),
        "attachment_remove": _("The page to remove a file"),
        "case_close": _("The page to close a case"),
        "case_detail": _("A person's case"),
        "case_pause": _("The page to pause a case"),
        "case_reopen": _("The page to open a case again"),
        "case_resume": _("The page to take a case up again"),
        "case_summary_edit": _("What services may know of a person"),
        "caseload": _("A caseload"),
        "caseload_team": _("The team's caseload"),
        "child_edit": _("School, care and wishes of a child"),
        "competence_add": _("The page to record a competence decision"),
        "concern": _("A concern about somebody's safety"),
        "concern_add": _("The page to raise a concern"),
        "concern_detail": _("A concern about somebody's safety"),
        "concern_list": _("The list of concerns"),
        "concern_raised": _("The page after a concern is raised"),
        "consent": _("An agreement of a person"),
        "consent_add": _("The page to record an agreement"),
        "consent_list": _("What a person agreed to"),
        "consent_withdraw": _("The page to withdraw an agreement"),
        "contact": _("A contact with a person"),
        "contact_add": _("The page to record a contact"),
        "cover": _("A case, as cover for a colleague"),
        "directory": _("The directory, for a person"),
        "duplicate_list": _("The list of records that may be one person"),
        "equality": _("The equality answers of a person"),
        "equality_edit": _("The equality questions of a person"),
        "family_list": _("Family and carers of a person"),
        "goal": _("A goal of a person"),
        "goal_add": _("The page to add a goal"),
        "goal_edit": _("The page to change a goal"),
        "harm_disclose": _("The page to tell a practice about serious harm"),
        "inbox": _("The list of people offered to a provider"),
        "inbox_detail": _("A person offered to a provider"),
        "intake_check": _("A letter to be made a referral"),
        "intake_discard": _("The page to discard a letter"),
        "intake_list": _("The list of letters that came in"),
        "need_results": _("Local results for a need"),
        "offer": _("An offer to a provider"),
        "onward_offer": _("The page to offer a person to a provider"),
        "onward_preview": _("What a provider would be told"),
        "onward_record": _("The record of what a provider did"),
        "onward_withdraw": _("The page to take an offer back"),
        "over_capacity": _("Work given to somebody who was full"),
        "pass": _("A draft handed to a colleague"),
        "person": _("Who a person is"),
        "person_add": _("The page to add a person"),
        "person_contact_edit": _("How to reach a person safely"),
        "person_died": _("The page to record a death"),
        "person_edit": _("Who a person is, and how to reach them"),
        "person_merge": _("Two records that may be one person"),
        "person_moved": _("The page to record a move"),
        "person_paste": _("Details pasted from a GP record"),
        "person_unmerge": _("Two records put together as one person"),
        "referral_add": _("A search for a person to refer"),
        "referral_allocate": _("The page to give a person to a link worker"),
        "referral_allocate_many": _("The page to give people to link workers"),
        "referral_allocated": _("Who was given to whom"),
        "referral_check": _("The answers of a referral, before it was sent"),
        "referral_detail": _("A referral, as the referrer sees it"),
        "referral_digest": _("The practice's week"),
        "referral_done": _("The page after a referral is sent"),
        "referral_edit": _("The referral form"),
        "referral_export": _("The practice's list of referrals"),
        "referral_launch_open": _("A person sent over from a GP system"),
        "referral_letter": _("The letter to the practice"),
        "referral_letter_pdf": _("The letter to the practice, as PDF"),
        "referral_list": _("The list of referrals"),
        "referral_mark_in_error": _("The page to mark a referral as made in error"),
        "referral_pass": _("The page to hand a draft to a colleague"),
        "referral_pattern": _("The practice's own pattern"),
        "referral_take_back": _("The page to take back what was just sent"),
        "referral_thread": _("The questions and answers about a referral"),
        "referral_to_finish": _("The drafts to finish"),
        "referral_withdraw": _("The page to take a referral back"),
        "related_add": _("The page to add family or a carer"),
        "related_edit": _("One of a person's family or carers"),
        "ServiceRequest": _("A referral, by a connected system"),
        "short_form_edit": _("The short referral form"),
        "Task": _("The state of a referral, by a connected system"),
        "triage_accept": _("The page to accept a referral"),
        "triage_detail": _("A referral at triage"),
        "triage_list": _("The triage list"),
        "triage_queue": _("The page to put a referral in the queue"),
        "triage_redirect": _("The page to name another door"),
        "triage_return": _("The page to send a referral back"),
        "write": _("A message about a referral"),
    }
)


def words_of(label: str) -> str:
    """Return what an entry's label stands for; an unknown one is made readable as it is."""
    last = label.rpartition(":")[2]
    known = WHAT.get(last) or WHAT.get(last.rpartition(".")[2])
    return str(known) if known else plain(last)


def plain(name: str) -> str:
    """Return a name of the code as words."""
    return name.replace("_", " ").replace(".", ": ").capitalize()
