"""Pausing, closing and reopening a case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import selectors
from linkworkers.services.appointments import free_times
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import Action, Outcome
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Invalid, NotPermitted


@dataclass(frozen=True, slots=True)
class Ending:
    """
    How a case ends. `practice_action` is what the practice must do, empty for nothing.

    `no_measure_reason` says why the closing questions were not answered, where they were not.
    `practice_said` is what the practice answered, where nobody is closed as not reached without.
    """

    referral_id: UUID
    outcome: Outcome
    words: str
    practice_action: str = ""
    no_measure_reason: str = ""
    practice_said: str = ""
    version: int | None = None


def pause_case(
    *, referral_id: UUID, actor: Actor, at: datetime, reason: str, until: date | None
) -> Referral:
    """Stop the clock while the person asked to wait. :raises Invalid, Conflict:"""
    return referrals.take(
        Action.PAUSE,
        referral_id=referral_id,
        actor=actor,
        at=at,
        reason=reason,
        next_action=_("Get in touch again"),
        next_action_on=until,
    )


def resume_case(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """Go on with a paused case. :raises Conflict:"""
    today = timezone.localdate(at)
    return referrals.take(
        Action.RESUME, referral_id=referral_id, actor=actor, at=at, next_action_on=today
    )


@transaction.atomic
def close_case(*, ending: Ending, actor: Actor, at: datetime) -> Referral:
    """
    Close a case with its outcome, and the words for the practice with what it must do first.

    :raises Invalid: without words, or without the closing questions or a reason why not.
    :raises NotVisible, NotPermitted, Conflict: as for any step; a concern that is open forbids it.
    """
    referral = referrals.locked(
        referral_id=ending.referral_id, actor=actor, at=at, version=ending.version
    )
    if not ending.words.strip():
        raise Invalid(_("Tell the practice how it went"), field="words")
    is_asked = False
    if ending.outcome == Outcome.NOT_REACHED:
        is_asked = _check_unreached(referral, ending, actor, at)
    is_measured = selectors.has_closing_measure(referral_id=referral.pk)
    if not is_measured and not ending.no_measure_reason.strip():
        text = _("Ask the closing questions first, or say why they were not answered")
        raise Invalid(text, field="no_measure_reason")
    closed = referrals.take_locked(
        Action.CLOSE,
        referral,
        actor=actor,
        at=at,
        reason=ending.words.strip(),
        outcome=ending.outcome,
        closed_at=at,
        practice_action=ending.practice_action.strip(),
        next_action="",
        next_action_on=None,
    )
    free_times(closed, reason=_("The case was closed"), at=at)
    if not is_measured:
        why = ending.no_measure_reason.strip()
        label = "Closing questions not answered"
        line = referrals.Line(TimelineKind.MEASURE, label, "wellbeing", detail=why)
        referrals.note(line, referral_id=closed.pk, at=at, by_id=actor.user_id)
    if is_asked:
        label = _("What their practice said before closing")
        said = ending.practice_said.strip()
        line = referrals.Line(TimelineKind.CONTACT, label, "case_notes", detail=said)
        referrals.note(line, referral_id=closed.pk, at=at, by_id=actor.user_id)
    return closed


def _check_unreached(referral: Referral, ending: Ending, actor: Actor, at: datetime) -> bool:
    """Hold what stands before closing as not reached. Return whether the practice was asked."""
    before = selectors.unreached(referral, actor=actor, at=at)
    if before.is_letter_due:
        text = _("Write to them before closing: the kind letter is on the page of the case")
        raise Invalid(text, field="outcome")
    if before.waits_for_supervisor:
        raise NotPermitted(_("Ask your supervisor to review and close this one"))
    if before.needs_reply and not ending.practice_said.strip():
        text = _("Ask their practice first, and enter what it said")
        raise Invalid(text, field="practice_said")
    return before.needs_reply


@transaction.atomic
def reopen_case(*, referral_id: UUID, actor: Actor, at: datetime, reason: str) -> Referral:
    """
    Take a closed case up again, within the scheme's time, with the worker it had.

    :raises NotVisible, NotPermitted, Invalid, Conflict:
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    worker_id = referral.link_worker_id
    if worker_id is None and actor.role == Role.LINK_WORKER:
        worker_id = actor.user_id
    if worker_id is None:
        raise Invalid(_("Nobody had this person. Ask a link worker to reopen it"), field="reason")
    return referrals.take_locked(
        Action.REOPEN,
        referral,
        actor=actor,
        at=at,
        reason=reason,
        link_worker_id=worker_id,
        outcome="",
        closed_at=None,
        practice_action="",
        next_action=_("Get in touch again"),
        next_action_on=timezone.localdate(at),
    )
