"""A row of what was sent, in the words a list, a file or a digest prints. No queries."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import Urgency
from referrals.selectors.clocks import Clock, clock, waited
from referrals.selectors.feedback_lines import Told, two_lines
from referrals.selectors.made import TARGETS, Made
from referrals.selectors.wording import action_words
from referrals.states import Action, Move, ReturnReason, Status

_STOPPED = {
    Status.RETURNED: gettext_lazy("The clock has stopped: the team waits for your answer"),
    Status.PAUSED: gettext_lazy("The clock has stopped: the person asked to wait"),
}
_WAITING = (Status.ACCEPTED, Status.WAITING, Status.ALLOCATED)
_SAID = {
    Status.RETURNED: Action.RETURN,
    Status.REDIRECTED: Action.REDIRECT,
    Status.CLOSED: Action.CLOSE,
}


@dataclass(frozen=True, slots=True)
class MadeWords:
    """What a row says besides who and what: two lines, both clocks, whose move, the action."""

    lines: tuple[str, str]
    due: str
    is_overdue: bool
    since_asked: str
    whose_move: str
    action: str


def made_words(made: Made, *, at: datetime) -> MadeWords:
    """Return the words of one row, as much as may be told."""
    due = due_of(made, at=at)
    return MadeWords(
        lines=two_lines(told(made), at=at),
        due=due.words if due else str(_STOPPED.get(made.status, "")),
        is_overdue=bool(due and due.is_overdue),
        since_asked=_since_asked(made, at),
        whose_move=_whose_move(made),
        action=str(
            action_words(
                status=made.status,
                outcome=made.outcome,
                practice_action=made.practice_action,
                codes_only=made.is_codes_only,
                whose_move=made.whose_move,
            )
        ),
    )


def due_of(made: Made, *, at: datetime) -> Clock | None:
    """Return the clock against the scheme's standard; None where it stands still or is over."""
    triage, contact = TARGETS[Urgency(made.urgency)]
    if made.status == Status.SUBMITTED and made.sent_at:
        return clock(made.sent_at, days=made.targets[triage], at=at)
    if made.status in _WAITING and made.accepted_at:
        return clock(made.accepted_at, days=made.targets[contact], at=at)
    return None


def told(made: Made) -> Told:
    """Return what the two lines are made of."""
    return Told(
        status=made.status,
        outcome=made.outcome,
        words=said_words(made),
        team=made.team,
        worker=made.worker,
        submitted_at=made.submitted_at,
        accepted_at=made.accepted_at,
        first_contact_at=made.first_contact_at,
        closed_at=made.closed_at,
        is_codes_only=made.is_codes_only,
    )


def said_words(made: Made) -> str:
    """Return why it was returned, redirected or closed: the door and what would help included."""
    said = made.said
    if said.get("action") != _SAID.get(made.status):
        return ""
    parts = [said.get("door") or "", said.get("door_phone") or ""]
    if said.get("return_reason"):
        parts.append(f"{ReturnReason(said['return_reason']).label}.")
    parts.append(said.get("reason") or "")
    if said.get("would_help"):
        parts.append(_("What would help: %s") % said["would_help"])
    return " ".join(part for part in parts if part)


def _since_asked(made: Made, at: datetime) -> str:
    """Return the clock that no return, redirect or new referral resets (practice.md 21)."""
    if made.first_asked_at is None or made.status == Status.DRAFT:
        return ""
    if made.first_help_at is not None:
        days = waited(made.first_asked_at, at=made.first_help_at)
        return _("First real help after: %s") % days
    if made.closed_at is not None:
        return ""
    return _("Since first asked, no real help yet: %s") % waited(made.first_asked_at, at=at)


def _whose_move(made: Made) -> str:
    if made.whose_move == Move.NOBODY or made.closed_at is not None:
        return ""
    if made.whose_move == Move.REFERRER:
        return _("You")
    # Which service has the move, or that one has, is not told here.
    move = Move.WORKER if made.whose_move == Move.PROVIDER else Move(made.whose_move)
    return str(move.label)
