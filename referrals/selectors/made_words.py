"""A row of what was sent, in the words a list, a file or a digest prints. No queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, gettext_noop
from django.utils.translation import gettext as _

from referrals.models import Urgency
from referrals.selectors.clocks import BEFORE_CONTACT
from referrals.selectors.doors import with_door
from referrals.selectors.feedback_lines import Told, two_lines
from referrals.selectors.made_columns import TARGETS, Made
from referrals.selectors.triage_words import clock_words, waited_words
from referrals.selectors.uptake import in_short
from referrals.selectors.wording import action_words
from referrals.states import Action, Move, ReturnReason, Status
from spcore.ui.dates import day
from spcore.working_days import LONDON, due_on

DECISION = gettext_noop("Decision")
FIRST_CONTACT = gettext_noop("First contact")
FIRST_APPOINTMENT = gettext_noop("First appointment")
_STOPPED = {
    Status.RETURNED: gettext_lazy("The clock has stopped: the team waits for your answer"),
    Status.PAUSED: gettext_lazy("The clock has stopped: the person asked to wait"),
}
_SAID = {
    Status.RETURNED: Action.RETURN,
    Status.REDIRECTED: Action.REDIRECT,
    Status.CLOSED: Action.CLOSE,
}


@dataclass(frozen=True, slots=True)
class MadeWords:
    """What a row says besides who and what: two lines, both clocks, whose move, the action.

    `services`: how far they came with services, in a few words; never which.
    """

    lines: tuple[str, str]
    due: str
    is_overdue: bool
    since_asked: str
    whose_move: str
    action: str
    services: str


def made_words(made: Made, *, at: datetime, language: str = "") -> MadeWords:
    """Return the words of one row, as much as may be told. `language`: as it is now, if known."""
    language, due = language or get_language() or "", due_day(made)
    words, is_overdue = "", False
    if due is not None:
        words, is_overdue = _due(*due, at.astimezone(LONDON).date(), language)
    elif made.status in _STOPPED:
        words = str(_STOPPED[made.status])
    return MadeWords(
        lines=two_lines(told(made), language=language),
        due=words,
        is_overdue=is_overdue,
        since_asked=_since_asked(made, at, language),
        whose_move=_whose_move(made, language),
        action=made.practice_action if _is_typed(made) else _action(*_asks(made), language),
        services="" if made.is_codes_only else in_short(tuple(made.services), language),
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


def due_day(made: Made) -> tuple[str, date] | None:
    """Return what the scheme's standard asks for next, and by which day; None: no clock runs."""
    triage, contact, appointment = TARGETS[Urgency(made.urgency)]
    if made.status == Status.SUBMITTED and made.sent_at:
        return DECISION, due_on(made.sent_at, days=made.targets[triage])
    if made.status in BEFORE_CONTACT and made.accepted_at and made.first_contact_at is None:
        return FIRST_CONTACT, due_on(made.accepted_at, days=made.targets[contact])
    going_at = made.resumed_at or made.accepted_at
    if made.status == Status.ACTIVE and going_at and made.first_appointment_at is None:
        return FIRST_APPOINTMENT, due_on(going_at, days=made.targets[appointment])
    return None


@lru_cache(maxsize=4096)
def _due(what: str, until: date, today: date, language: str) -> tuple[str, bool]:
    words, is_overdue = clock_words(until, today, language)
    return f"{_(what)} {words}", is_overdue


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
    parts = []
    if said.get("return_reason"):
        parts.append(f"{ReturnReason(said['return_reason']).label}.")
    parts.append(said.get("reason") or "")
    if said.get("would_help"):
        parts.append(_("What would help: %s") % said["would_help"])
    words = " ".join(part for part in parts if part)
    return with_door(words, name=said.get("door") or "", phone=said.get("door_phone") or "")


def _since_asked(made: Made, at: datetime, language: str) -> str:
    """Return the clock that no return, redirect or new referral resets (practice.md 21)."""
    helped = made.first_help_at
    if made.first_asked_at is None or made.status == Status.DRAFT:
        return ""
    if helped is None and made.closed_at is not None:
        return ""
    number = _days(made.first_asked_at, helped or at)
    if helped is None and number <= 0:
        return ""  # asked today
    if helped is not None:
        return _helped(number, language)
    days = waited_words(number, language)
    sent = made.submitted_at
    is_earlier = sent is not None and made.first_asked_at < sent
    asked_on = made.first_asked_at.astimezone(LONDON).date() if is_earlier else None
    return _asked(days, asked_on, language)


@lru_cache(maxsize=2048)
def _helped(number: int, language: str) -> str:
    if number <= 0:
        return _("First real help on the day you asked")
    return _("First real help after: %s") % waited_words(number, language)


@lru_cache(maxsize=2048)
def _asked(days: str, asked_on: date | None, _language: str) -> str:
    """Return for how long they wait; `asked_on` where another referral asked for it before."""
    if asked_on is None:
        return _("No real help yet, %s since you first asked") % days
    said = _("No real help yet, %(days)s since you first asked, in a referral of %(day)s")
    return said % {"days": days, "day": day(asked_on)}


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
