"""What a status means in plain words, to whoever reads it; and what searched words may be."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from referrals.models import Referral
from referrals.states import OPEN, Move, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Invalid
from spcore.names import folded
from spcore.nhs_number import parse_nhs_number
from spcore.ui.statuses import TAGS

Words = str | Promise
_RECEIVED, _HELPED, _CLOSED = _("Received"), _("Being helped"), _("Closed")
# All another referrer is told (practice.md 10).
OWN_MOVE = frozenset({Status.DRAFT, Status.RETURNED})
TO_OTHERS: dict[Status, Words] = {
    Status.DRAFT: _("Draft"),
    Status.SUBMITTED: _RECEIVED,
    Status.RETURNED: _("Sent back to you"),
    Status.ACCEPTED: _RECEIVED,
    Status.WAITING: _RECEIVED,
    Status.ALLOCATED: _RECEIVED,  # nobody has been in touch yet
    Status.ACTIVE: _HELPED,
    Status.PAUSED: _HELPED,
    Status.CLOSED: _CLOSED,
    Status.REDIRECTED: _CLOSED,
    Status.WITHDRAWN: _CLOSED,
    Status.ENTERED_IN_ERROR: _CLOSED,
}
# It says nothing that the one word does not (practice.md 10).
_FOLLOWS: tuple[tuple[Words, Words], ...] = (
    (
        _RECEIVED,
        _("The team gets in touch with the person; here you see when they are helped"),
    ),
    (_HELPED, _("The team works with the person; here you see when it is over")),
    (_CLOSED, _("Nothing. If the person still needs help, ring the team or refer them again")),
)
NEXT: dict[Status, Words] = {
    Status.DRAFT: _("Finish it and send it"),
    Status.SUBMITTED: _("The team decides whether to accept it"),
    Status.RETURNED: _("Answer the team's question and send it again"),
    Status.REDIRECTED: _("Refer the person to the service the team named"),
    Status.ACCEPTED: _("The team gives it to a link worker"),
    Status.WAITING: _("A link worker gets in touch when one is free"),
    Status.ALLOCATED: _("The link worker makes the first contact"),
    Status.ACTIVE: _("The link worker and the person work on what matters"),
    Status.PAUSED: _("The person asked to wait; the link worker gets in touch again"),
    Status.CLOSED: _("Nothing: the support has ended"),
    Status.WITHDRAWN: _("Nothing: the referral was withdrawn"),
    Status.ENTERED_IN_ERROR: _("Nothing: it was made in error"),
}


def status_words(actor: Actor, status: str, *, objects: bool = False) -> Words:
    """
    Return where a referral stands, as much as this reader is told.

    `objects`: the person does not want another referrer to hear how it goes.
    """
    if actor.role == Role.OTHER_REFERRER and objects and status not in OWN_MOVE:
        return _("Sent")
    if actor.role == Role.OTHER_REFERRER:
        return TO_OTHERS[Status(status)]
    return Status(status).label


def status_colour(actor: Actor, status: str, *, objects: bool = False) -> str:
    """Return the colour of the tag: one for each thing another referrer is told, and no more."""
    if actor.role != Role.OTHER_REFERRER or status in OWN_MOVE:
        return str(TAGS[status][0])
    told = TO_OTHERS[Status(status)]
    if objects or told == _CLOSED:
        return "grey"
    return "blue" if told == _HELPED else "yellow"


def next_words(actor: Actor, status: str, *, objects: bool = False) -> Words:
    """Return what happens next, as much as this reader is told; `objects` as in `status_words`."""
    if actor.role == Role.OTHER_REFERRER and objects and status not in OWN_MOVE:
        return _("You are not told how this one goes")
    if actor.role == Role.OTHER_REFERRER and status not in OWN_MOVE:
        told = TO_OTHERS[Status(status)]
        return next(words for word, words in _FOLLOWS if word is told)
    return NEXT[Status(status)]


def action_for_practice(referral: Referral, *, codes_only: bool = False) -> Words:
    """
    Return what the practice must do, for the first line of any feedback (practice.md 20).

    With codes only there are no words about the person, but never silence either.
    """
    return action_words(
        status=referral.status,
        outcome=referral.outcome,
        practice_action=referral.practice_action,
        codes_only=codes_only,
        whose_move=referral.whose_move,
    )


def action_words(
    *, status: str, outcome: str, practice_action: str, codes_only: bool, whose_move: str
) -> Words:
    """Return the same of a row that was read without its model."""
    if practice_action:
        return _("please ring the team") if codes_only else practice_action
    doing = {
        Status.RETURNED: _("please answer the question and send the referral again"),
        Status.REDIRECTED: _("please refer the person to the service the team named"),
    }
    if status in doing:
        return doing[Status(status)]
    if whose_move == Move.REFERRER and status in OPEN:
        return _("please answer the team's question")
    if outcome == "back_to_gp":
        return _("please see the person: the link worker hands back to you")
    return _("none")


def search_words(words: str) -> tuple[str, str, list[str]]:
    """Return (NHS number or nothing, a reference as typed, folded names) of what was typed."""
    if re.search(r"\d{3}", words):
        try:
            return parse_nhs_number(words), "", []
        except Invalid:
            pass
    typed = words.strip()
    return "", typed, [] if any(c.isdigit() for c in typed) else folded(typed).split()
