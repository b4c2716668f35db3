"""How a referral stands, in the words of Task and ServiceRequest (domain.md, States)."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import product

from django.db.models import Q

from referrals.states import Outcome, Status


class Told(StrEnum):
    """How much the asking organisation is told."""

    ALL = "all"
    CODES = "codes"  # the status and codes, no words about the person
    THREE = "three"  # received, being helped, closed (practice.md 10)


TASK = {
    Status.SUBMITTED: "requested",
    Status.RETURNED: "rejected",
    Status.REDIRECTED: "rejected",
    Status.ACCEPTED: "accepted",
    Status.WAITING: "on-hold",
    Status.ALLOCATED: "accepted",
    Status.ACTIVE: "in-progress",
    Status.PAUSED: "on-hold",
    Status.WITHDRAWN: "cancelled",
    Status.ENTERED_IN_ERROR: "entered-in-error",
}
TASK_TO_OTHERS = {
    Status.SUBMITTED: "requested",
    Status.RETURNED: "rejected",
    Status.REDIRECTED: "completed",
    Status.ACCEPTED: "requested",
    Status.WAITING: "requested",
    Status.ALLOCATED: "requested",
    Status.ACTIVE: "in-progress",
    Status.PAUSED: "in-progress",
    Status.CLOSED: "completed",
    Status.WITHDRAWN: "completed",
    Status.ENTERED_IN_ERROR: "completed",
}
REQUEST = {
    "requested": "active",
    "accepted": "active",
    "in-progress": "active",
    "on-hold": "on-hold",
    "rejected": "revoked",
    "cancelled": "revoked",
    "failed": "completed",
    "completed": "completed",
    "entered-in-error": "entered-in-error",
}
# Once one of these, the person agreed to it: the code for the record may be written.
AGREED = frozenset({"accepted", "in-progress", "on-hold", "completed", "failed"})
NEEDS_REASON = frozenset({"rejected", "cancelled", "on-hold", "failed"})


def task_status(status: str, outcome: str, *, was_met: bool, told: Told = Told.ALL) -> str:
    """
    Return the Task's status. `was_met` tells whether the person was met before it ended.

    :raises KeyError: for a draft, which is never told of.
    """
    if told == Told.THREE:
        return TASK_TO_OTHERS[Status(status)]
    if status != Status.CLOSED:
        return TASK[Status(status)]
    if outcome == Outcome.DECLINED and not was_met:
        return "rejected"
    return "failed" if outcome == Outcome.NOT_REACHED else "completed"


def request_status(task: str) -> str:
    """Return the ServiceRequest's status beside the Task's."""
    return REQUEST[task]


def standing_as(codes: Iterable[str], *, told: Told, of_request: bool = False) -> Q:
    """Return the condition of a referral whose Task, or ServiceRequest, has one of these codes."""
    wanted = set(codes)
    found = Q(pk=None)
    for status, outcome, was_met in _ways():
        task = task_status(status, outcome, was_met=was_met, told=told)
        if (request_status(task) if of_request else task) in wanted:
            closed = {"outcome": outcome, "first_contact_at__isnull": not was_met}
            found |= Q(status=status, **(closed if status == Status.CLOSED else {}))
    return found


def _ways() -> Iterable[tuple[Status, str, bool]]:
    yield from ((status, "", False) for status in Status if status in TASK)
    yield from product([Status.CLOSED], Outcome.values, [True, False])
