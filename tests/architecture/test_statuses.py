"""
Every state in the models has an owner, a page and what notices that it is late (security.md F8).

The columns are read from the models, so a new one fails here until somebody says whose it is. The
states of referrals and onward referrals are those of `linkworkers.selectors.owners`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.urls import resolve, reverse

from linkworkers.models.reminder_kinds import DEFAULTS
from linkworkers.selectors.owners import ENDED_ONWARD, ENDED_REFERRAL, OF_ONWARD, OF_REFERRAL
from spcore.access import ANYBODY, roles_of
from spcore.accounts.roles import CASE_ROLES, TEAM_ROLES, Role
from spcore.config.schedule import BEAT
from spcore.outbox import registry

NOBODYS = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Open:
    """
    Who must act, on which page, and what notices when they do not.

    `late` is a rule for reminders, a task of the schedule, or the handler of a promise, which ends
    on a named person's list when it fails: the page of `UNSENT`, which is that list.
    """

    roles: frozenset[Role]
    page: str
    late: str


RUNNERS = frozenset({Role.COMMISSIONER, Role.SCHEME_ADMIN})
PROVIDER, EDITOR = frozenset({Role.PROVIDER}), frozenset({Role.DIRECTORY_EDITOR})
SENDING = Open(frozenset({Role.SCHEME_ADMIN}), "ops:message_list", "the relay")
UNSENT = Open(CASE_ROLES | {Role.SCHEME_ADMIN}, "ops:undelivered_list", "the list itself")
SUPERVISOR, WORKER = frozenset({Role.SUPERVISOR}), frozenset({Role.LINK_WORKER})
IMPORT_WORK = Open(SUPERVISOR, "linkworkers:import_list", "handler caseload_import.work")
IMPORT_ASKS = Open(SUPERVISOR, "linkworkers:import_list", "rule import_waits")
LISTS = Open(EDITOR | {Role.SCHEME_ADMIN}, "providers:directory_import_list", "rule list_waits")
MISSING = Open(EDITOR, "providers:suggestion_triage", "rule suggestion")
TRAVEL = Open(WORKER, "linkworkers:trip_list", "rule travel")
LIST_WORK = Open(
    EDITOR | {Role.SCHEME_ADMIN}, "providers:directory_import_list", "handler directory_import.work"
)
PAYS = Open(frozenset({Role.SCHEME_ADMIN}), "referrals:payment_list", "rule payment")
ROUND = "beat keep-days-of-the-fund"
OPEN = {
    "outbox.OutboxMessage.state": {
        "PENDING": SENDING,
        "QUEUED": SENDING,
        "SENDING": SENDING,
        "UNCERTAIN": UNSENT,
        "DEAD": UNSENT,
    },
    "referrals.Attachment.scan": {
        "waiting": Open(CASE_ROLES, "referrals:attachment_list", "handler attachment.add")
    },
    "linkworkers.Appointment.status": {
        "booked": Open(TEAM_ROLES, "linkworkers:today", "rule unrecorded")
    },
    "linkworkers.CaseloadImport.state": {
        "reading": IMPORT_WORK,
        "columns": IMPORT_ASKS,
        "checking": IMPORT_WORK,
        "checked": IMPORT_ASKS,
        "bringing": IMPORT_WORK,
    },
    "linkworkers.Goal.status": {"open": Open(WORKER, "linkworkers:plan_detail", "rule review")},
    "linkworkers.Reminder.state": {
        "open": Open(TEAM_ROLES, "linkworkers:reminder_list", "beat remind")
    },
    "linkworkers.DeskReminder.state": {
        "open": Open(PROVIDER | EDITOR | RUNNERS, "linkworkers:desk_list", "beat remind")
    },
    "linkworkers.TripHelp.state": {"asked": TRAVEL},
    "referrals.GettingThere.help": {"asked": Open(WORKER, "linkworkers:today", "rule travel")},
    "referrals.OnwardPayment.state": {"asked": PAYS, "agreed": PAYS},
    "providers.DirectoryImport.state": {
        **{"sheets": LISTS, "columns": LISTS, "checked": LISTS},
        **{"checking": LIST_WORK, "bringing": LIST_WORK},
    },
    "providers.ListingProposal.state": {
        "open": Open(EDITOR, "providers:proposal_list", "rule proposal")
    },
    "providers.Suggestion.state": {
        "new": MISSING,
        "looking": MISSING,
    },
    "fund.FundRound.status": {
        "draft": Open(RUNNERS, "fund:round_list", "rule fund_round"),
        "open": Open(RUNNERS, "fund:round_list", ROUND),
        "judging": Open(RUNNERS, "fund:round_list", "rule fund_round"),
    },
    "fund.Application.status": {
        "draft": Open(PROVIDER, "fund:application_list", "rule fund_draft"),
        "sent": Open(frozenset({Role.PANEL_MEMBER}), "fund:panel_list", "rule fund_round"),
    },
    "fund.Award.status": {
        "prepared": Open(RUNNERS, "fund:award_list", "rule fund_round"),
        "offered": Open(PROVIDER, "fund:application_list", "rule fund_answer"),
        "accepted": Open(PROVIDER, "fund:application_list", ROUND),
    },
}
# Nobody has anything to do: it is over, or it says what a thing is rather than where it stands.
OVER = {
    "outbox.OutboxMessage.state": {"DONE", "CANCELLED", "SETTLED"},
    "referrals.Attachment.scan": {"not_scanned", "clean", "found"},
    "linkworkers.Appointment.status": {"came", "did_not_come", "not_brought", "cancelled"},
    "linkworkers.CaseloadImport.state": {"done", "undone", "dropped"},
    "linkworkers.Goal.status": {"met", "partly", "dropped"},
    "linkworkers.Reminder.state": {"done", "gone"},
    "linkworkers.DeskReminder.state": {"done", "gone"},
    "referrals.GettingThere.help": {"booked", "refused"},
    "linkworkers.TripHelp.state": {"booked", "refused", "dropped"},
    "referrals.OnwardPayment.state": {"refused", "paid", "dropped"},
    "providers.DirectoryImport.state": {"done", "undone", "dropped"},
    "providers.Service.status": {"active", "inactive", "defunct", "temporarily closed"},
    "providers.ListingProposal.state": {"accepted", "declined", "withdrawn"},
    "providers.Suggestion.state": {"added", "not_now", "set_aside"},
    "fund.FundRound.status": {"decided", "called_off"},
    "fund.Application.status": {"awarded", "declined", "withdrawn"},
    "fund.Award.status": {"refused", "stopped"},
}
ELSEWHERE = {
    "referrals.Referral.status": {*OF_REFERRAL, *ENDED_REFERRAL},
    "referrals.OnwardReferral.status": {*OF_ONWARD, *ENDED_ONWARD},
}


def columns() -> Iterator[tuple[str, set[str]]]:
    """Return every column whose choices say where something stands, and its states."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            choices = getattr(field, "choices", None) or ()
            name = f"{model._meta.label}.{field.name}"
            if field.name in {"status", "state", "scan", "help"} and choices:
                yield name, {str(value) for value, _label in choices}


class TestStates:
    def test_every_one_is_open_with_an_owner_or_over(self):
        found = dict(columns())

        said = {name: {*OPEN.get(name, {}), *OVER.get(name, set())} for name in {*OPEN, *OVER}}
        said |= {name: {str(each) for each in states} for name, states in ELSEWHERE.items()}
        assert said == found
        assert not [name for name in OPEN if OPEN[name].keys() & OVER[name]]

    @pytest.mark.parametrize(
        ("name", "state"), [(name, state) for name in OPEN for state in OPEN[name]]
    )
    def test_each_that_is_open_is_on_a_page_of_its_owners_and_noticed_when_late(self, name, state):
        row = OPEN[name][state]
        kind, _space, what = row.late.partition(" ")
        known = {
            "rule": what in DEFAULTS,
            "beat": what in BEAT,
            "handler": bool(registry.handlers_for(what)),
        }

        declared = roles_of(resolve(address(row.page)).func)

        assert ANYBODY in declared or declared >= row.roles
        assert known.get(kind, row in (SENDING, UNSENT))


def address(page: str) -> str:
    """Return the page's address, of nobody's case where it needs one."""
    of_a_case = page in {
        "linkworkers:plan_detail",
        "linkworkers:trip_list",
        "referrals:attachment_list",
    }
    return reverse(page, args=[NOBODYS] if of_a_case else [])
