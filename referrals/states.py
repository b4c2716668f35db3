"""A referral's life as a table of data. Knows nothing of people or rows (domain.md, States)."""

from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from spcore.errors import IllegalTransition


class Status(TextChoices):
    """Where a referral stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for triage")
    RETURNED = "returned", _("Returned to the referrer")
    REDIRECTED = "redirected", _("Sent to another door")
    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("Waiting for a link worker")
    ALLOCATED = "allocated", _("With a link worker")
    ACTIVE = "active", _("Being helped")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENTERED_IN_ERROR = "entered_in_error", _("Made in error")


class Action(TextChoices):
    """What somebody does to a referral."""

    SUBMIT = "submit", _("Submit")
    TAKE_BACK = "take_back", _("Take back and correct")
    RETURN = "return", _("Return")
    REDIRECT = "redirect", _("Redirect")
    ACCEPT = "accept", _("Accept")
    UNDECIDE = "undecide", _("Take back the decision on")
    QUEUE = "queue", _("Put in the queue")
    ALLOCATE = "allocate", _("Allocate")
    START = "start", _("Record the first contact of")
    UNSTART = "unstart", _("Take back the first contact of")
    PAUSE = "pause", _("Pause")
    RESUME = "resume", _("Resume")
    CLOSE = "close", _("Close")
    REOPEN = "reopen", _("Reopen")
    WITHDRAW = "withdraw", _("Withdraw")
    MARK_IN_ERROR = "mark_in_error", _("Mark as made in error")
    RESTORE = "restore", _("Put back")


class Outcome(TextChoices):
    """How a referral closed."""

    GOALS_MET = "goals_met", _("Goals met")
    PARTLY_MET = "partly_met", _("Goals partly met")
    DECLINED = "declined", _("The person declined")
    NOT_REACHED = "not_reached", _("Could not be reached")
    NOT_ENGAGED = "not_engaged", _("Did not engage")
    MOVED = "moved", _("Moved away")
    DIED = "died", _("Died")
    BACK_TO_GP = "back_to_gp", _("Back to the GP")
    NOT_SUITABLE = "not_suitable", _("Not suitable")
    OTHER = "other", _("Other")


# Their goals were met, wholly or in part: real help, whether a service gave it or a link worker.
GOALS_MET = (Outcome.GOALS_MET, Outcome.PARTLY_MET)


class ReturnReason(TextChoices):
    """Why a team sends a referral back. Kept as a code, so that a practice sees its own pattern."""

    NOT_ENOUGH = "not_enough", _("Not enough information")
    CONTACT = "contact", _("We cannot reach the person with what is given")
    NOT_AGREED = "not_agreed", _("It is not clear that the person agreed")
    RISK = "risk", _("Please ask about risks first")
    CLINICAL_FIRST = "clinical_first", _("The person needs clinical help first")
    ALREADY_OPEN = "already_open", _("The person is being helped already")
    OUT_OF_AREA = "out_of_area", _("Outside the area we serve")
    OUT_OF_REMIT = "out_of_remit", _("Not what this scheme is for")
    TEAM_FULL = "team_full", _("Our team is full")
    OTHER = "other", _("Something else")


# The team's own reason: it never counts against whoever referred.
NOT_THE_REFERRERS = frozenset({ReturnReason.TEAM_FULL})


class Move(TextChoices):
    """Who must act next."""

    WORKER = "worker", _("Link worker")
    TEAM = "team", _("Team")
    PROVIDER = "provider", _("Service")
    REFERRER = "referrer", _("Referrer")
    PERSON = "person", _("The person")
    NOBODY = "nobody", _("Nobody")


@dataclass(frozen=True, slots=True)
class Transition:
    """From where an action is possible, where it leads, and who must act then."""

    sources: frozenset[Any]
    target: Any
    move: Any
    needs_reason: bool = False


def from_(*sources: Any, to: Any, move: Any, needs_reason: bool = False) -> Transition:
    """Write one row of a table."""
    return Transition(frozenset(sources), to, move, needs_reason)


OPEN: tuple[Status, ...] = (
    Status.SUBMITTED,
    Status.RETURNED,
    Status.ACCEPTED,
    Status.WAITING,
    Status.ALLOCATED,
    Status.ACTIVE,
    Status.PAUSED,
)
BEFORE_HELP: tuple[Status, ...] = (Status.SUBMITTED, Status.RETURNED)
IN_HAND: tuple[Status, ...] = (Status.ALLOCATED, Status.ACTIVE, Status.PAUSED)

TRANSITIONS = MappingProxyType(
    {
        Action.SUBMIT: from_(Status.DRAFT, Status.RETURNED, to=Status.SUBMITTED, move=Move.TEAM),
        Action.TAKE_BACK: from_(Status.SUBMITTED, to=Status.DRAFT, move=Move.REFERRER),
        Action.RETURN: from_(
            Status.SUBMITTED, to=Status.RETURNED, move=Move.REFERRER, needs_reason=True
        ),
        Action.REDIRECT: from_(
            Status.SUBMITTED, to=Status.REDIRECTED, move=Move.NOBODY, needs_reason=True
        ),
        Action.ACCEPT: from_(Status.SUBMITTED, to=Status.ACCEPTED, move=Move.TEAM),
        Action.UNDECIDE: from_(
            Status.ACCEPTED,
            Status.WAITING,
            Status.RETURNED,
            Status.REDIRECTED,
            to=Status.SUBMITTED,
            move=Move.TEAM,
        ),
        Action.QUEUE: from_(Status.ACCEPTED, Status.ALLOCATED, to=Status.WAITING, move=Move.TEAM),
        Action.ALLOCATE: from_(
            Status.ACCEPTED,
            Status.WAITING,
            Status.ALLOCATED,
            to=Status.ALLOCATED,
            move=Move.WORKER,
        ),
        Action.START: from_(Status.ALLOCATED, to=Status.ACTIVE, move=Move.WORKER),
        Action.UNSTART: from_(Status.ACTIVE, to=Status.ALLOCATED, move=Move.WORKER),
        Action.PAUSE: from_(Status.ACTIVE, to=Status.PAUSED, move=Move.PERSON, needs_reason=True),
        Action.RESUME: from_(Status.PAUSED, to=Status.ACTIVE, move=Move.WORKER),
        Action.CLOSE: from_(
            Status.ACCEPTED,
            Status.WAITING,
            Status.ALLOCATED,
            Status.ACTIVE,
            Status.PAUSED,
            to=Status.CLOSED,
            move=Move.NOBODY,
            needs_reason=True,
        ),
        Action.REOPEN: from_(
            Status.CLOSED,
            Status.WITHDRAWN,  # by mistake, when the team had begun to help
            to=Status.ALLOCATED,
            move=Move.WORKER,
            needs_reason=True,
        ),
        Action.WITHDRAW: from_(*OPEN, to=Status.WITHDRAWN, move=Move.NOBODY, needs_reason=True),
        Action.MARK_IN_ERROR: from_(
            Status.DRAFT,
            *OPEN,
            to=Status.ENTERED_IN_ERROR,
            move=Move.NOBODY,
            needs_reason=True,
        ),
        Action.RESTORE: from_(
            Status.WITHDRAWN, Status.ENTERED_IN_ERROR, to=Status.SUBMITTED, move=Move.TEAM
        ),
    }
)


def target_of(action: Action, status: Status) -> Status:
    """Return where `action` leads. :raises IllegalTransition: when it is not possible from here."""
    if not is_possible(action, status):
        raise IllegalTransition(
            f"{action.label}: not possible while the referral is “{Status(status).label}”"
        )
    return TRANSITIONS[action].target


def is_possible(action: Action, status: Status) -> bool:
    """Tell whether `action` leads anywhere from here."""
    return status in TRANSITIONS[action].sources


def resting_move(status: Status) -> Move:
    """Return who acts next on a referral at `status` that waits for nobody's answer."""
    moves = {row.target: row.move for row in TRANSITIONS.values()}
    return moves.get(status, Move.REFERRER)


def case_move(status: Status, *, is_due: bool, is_asked: bool, onward: Collection[Move]) -> Move:
    """
    Return who must act next on a case: the one rule, whatever moved it.

    `is_due`: its next action is due. `is_asked`: the team waits for the referrer's answer.
    `onward` are the moves of its open onward referrals that have not started yet.
    """
    if status not in (Status.ALLOCATED, Status.ACTIVE):
        return Move.REFERRER if is_asked and status in OPEN else resting_move(status)
    if is_due:
        return Move.WORKER
    if is_asked:
        return Move.REFERRER
    waits = () if status == Status.ALLOCATED else (Move.PROVIDER, Move.PERSON)
    if Move.WORKER in onward:
        return Move.WORKER
    return next((move for move in waits if move in onward), Move.WORKER)
