"""Whose each state is, where it is found, and what says that it is overdue: nothing goes unseen."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from linkworkers.models import RuleKind
from linkworkers.models.reminder_kinds import DEFAULTS
from referrals.onward_states import Status as Onward
from referrals.states import Move, Status

DRAFTS_TIDIED = _("A draft that nobody touches is tidied away, and its owner told before")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who must act, on which page, and the rule that reminds them; another clock in words."""

    whose: Move
    page: str
    rule: RuleKind | None
    clock: Any = ""


_QUEUE, _CASE, _INBOX = "referrals:triage_list", "linkworkers:caseload", "referrals:inbox"
OF_REFERRAL = MappingProxyType(
    {
        Status.DRAFT: Owner(Move.REFERRER, "referrals:referral_list", None, DRAFTS_TIDIED),
        Status.SUBMITTED: Owner(Move.TEAM, _QUEUE, RuleKind.TRIAGE),
        Status.RETURNED: Owner(Move.REFERRER, "referrals:referral_list", RuleKind.RETURNED),
        Status.ACCEPTED: Owner(Move.TEAM, _QUEUE, RuleKind.ALLOCATION),
        Status.WAITING: Owner(Move.TEAM, _QUEUE, RuleKind.ALLOCATION),
        Status.ALLOCATED: Owner(Move.WORKER, _CASE, RuleKind.FIRST_CONTACT),
        Status.ACTIVE: Owner(Move.WORKER, _CASE, RuleKind.NO_CONTACT),
        Status.PAUSED: Owner(Move.PERSON, _CASE, RuleKind.PAUSED),
    }
)
OF_ONWARD = MappingProxyType(
    {
        Onward.OFFERED: Owner(Move.WORKER, _CASE, RuleKind.OFFER),
        Onward.CHOSEN: Owner(Move.WORKER, _CASE, RuleKind.OFFER),
        Onward.SENT: Owner(Move.PROVIDER, _INBOX, RuleKind.ANSWER),
        Onward.SEEN: Owner(Move.PROVIDER, _INBOX, RuleKind.ANSWER),
        Onward.ACCEPTED: Owner(Move.PROVIDER, _INBOX, RuleKind.START),
        Onward.WAITING_LIST: Owner(Move.PROVIDER, _INBOX, RuleKind.START),
        Onward.DECLINED: Owner(Move.WORKER, _CASE, RuleKind.NO_PLACE),
        Onward.EXPIRED: Owner(Move.WORKER, _CASE, RuleKind.NO_PLACE),
        Onward.BOOKED: Owner(Move.PERSON, _CASE, RuleKind.START),
        Onward.STARTED: Owner(Move.PROVIDER, _INBOX, RuleKind.STILL_GOING),
        Onward.DID_NOT_ATTEND: Owner(Move.WORKER, _CASE, RuleKind.MISSED),
    }
)
# What is no referral, in words: what it is, and its rule, which says whose it is.
OF_THE_REST = MappingProxyType(
    {
        RuleKind.REPLIED: _("Text from the person: not answered yet"),
        RuleKind.UNRECORDED: _("Appointment: its time is over"),
        RuleKind.TRAVEL: _("Help with a journey: asked for"),
        RuleKind.IMPORT_WAITS: _("Caseload file: not brought in yet"),
        RuleKind.PROPOSAL: _("Edit of a listing: proposed"),
        RuleKind.SUGGESTION: _("What is missing: suggested"),
        RuleKind.LIST_WAITS: _("List for the directory: not brought in yet"),
        RuleKind.FUND_DRAFT: _("Application to the fund: draft"),
        RuleKind.FUND_ROUND: _("Round of the fund: being prepared, or with the panel"),
        RuleKind.FUND_ANSWER: _("Award of the fund: offered"),
        RuleKind.PAYMENT: _("Small payment: to decide, or to pay"),
        RuleKind.STRANGER: _("Text from a number nobody knows: not dealt with yet"),
        RuleKind.NO_APPROVER: _("Organisation that refers: nobody approves its colleagues"),
    }
)
# Over: nobody has anything to do. What follows a close by rule hangs on the close itself.
ENDED_REFERRAL = (Status.REDIRECTED, Status.CLOSED, Status.WITHDRAWN, Status.ENTERED_IN_ERROR)
ENDED_ONWARD = (Onward.ENDED, Onward.WITHDRAWN, Onward.PASSED_ON)


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One line of the table that a scheme's people read."""

    state: str
    whose: str
    clock: str


def owners() -> list[OwnerRow]:
    """Return every state that is not over, in words."""
    states = [*OF_REFERRAL.items(), *OF_ONWARD.items()]
    rest = [
        OwnerRow(str(words), str(DEFAULTS[kind].told.label), str(kind.label))
        for kind, words in OF_THE_REST.items()
    ]
    of_cases = [
        OwnerRow(
            str(status.label),
            str(owner.whose.label),
            str(owner.rule.label if owner.rule else owner.clock),
        )
        for status, owner in states
    ]
    return of_cases + rest
