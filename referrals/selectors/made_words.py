"""A row of what was sent, in the words a list, a file or a digest prints. No queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from referrals.models import Urgency
from referrals.selectors.feedback_lines import Told, two_lines
from referrals.selectors.made_columns import TARGETS, Made
from referrals.selectors.triage_words import clock_words, waited_words
from referrals.selectors.wording import action_words
from referrals.states import Action, Move, ReturnReason, Status
from spcore.working_days import LONDON, due_on

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


def made_words(made: Made, *, at: datetime, language: str = "") -> MadeWords:
    """Return the words of one row, as much as may be told. `language`: as it is now, if known."""
    language, due = language or get_language() or "", due_day(made)
    words, is_overdue = "", False
    if due is not None:
        words, is_overdue = clock_words(due, at.astimezone(LONDON).date(), language)
    elif made.status in _STOPPED:
        words = str(_STOPPED[made.status])
    return MadeWords(
        lines=two_lines(told(made), language=language),
        due=words,
        is_overdue=is_overdue,
        since_asked=_since_asked(made, at, language),
        whose_move=_whose_move(made, language),
        action=made.practice_action if _is_typed(made) else _action(*_asks(made), language),
    )


def _is_typed(made: Made) -> bool:
    """Tell whether the team wrote down what the practice must do, and it may be said."""
    return bool(made.practice_action) and not made.is_codes_only


def _asks(made: Made) -> tuple[str, str, bool, str]:
    return made.status, made.outcome, bool(made.practice_action), made.whose_move


@lru_cache(maxsize=1024)
def _action(status: str, outcome: str, is_hidden: bool, whose_move: str, _language: str) -> str:
    """Return what the practice must do; `is_hidden`: it is written down, and not to be told."""
    words = action_words(
        status=status,
        outcome=outcome,
        practice_action="hidden" if is_hidden else "",
        codes_only=is_hidden,
        whose_move=whose_move,
    )
    return str(words)


def due_day(made: Made) -> date | None:
    """Return the day of the scheme's standard; None where the clock stands still or is over."""
    triage, contact = TARGETS[Urgency(made.urgency)]
    if made.status == Status.SUBMITTED and made.sent_at:
        return due_on(made.sent_at, days=made.targets[triage])
    if made.status in _WAITING and made.accepted_at:
        return due_on(made.accepted_at, days=made.targets[contact])
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


def _since_asked(made: Made, at: datetime, language: str) -> str:
    """Return the clock that no return, redirect or new referral resets (practice.md 21)."""
    helped = made.first_help_at
    if made.first_asked_at is None or made.status == Status.DRAFT:
        return ""
    if helped is None and made.closed_at is not None:
        return ""
    return _asked(_days(made.first_asked_at, helped or at), helped is not None, language)


@lru_cache(maxsize=2048)
def _asked(days: int, is_helped: bool, language: str) -> str:
    waited = waited_words(days, language)
    if is_helped:
        return _("First real help after: %s") % waited
    return _("Since first asked, no real help yet: %s") % waited


def _days(since: datetime, until: datetime) -> int:
    return (until.astimezone(LONDON).date() - since.astimezone(LONDON).date()).days


def _whose_move(made: Made, language: str) -> str:
    if made.whose_move == Move.NOBODY or made.closed_at is not None:
        return ""
    # Which service has the move, or that one has, is not told here.
    move = Move.WORKER if made.whose_move == Move.PROVIDER else made.whose_move
    return _mover(move, language)


@lru_cache(maxsize=64)
def _mover(move: str, _language: str) -> str:
    return str(_("You") if move == Move.REFERRER else Move(move).label)
