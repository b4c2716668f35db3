"""Taking back what the other side has not read yet: a decision, an end. Then it is recorded."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Referral, TimelineEntry, TimelineKind
from referrals.selectors.decisions import (
    DECIDED,
    GIVEN_UP,
    UNDO_FOR,
    Decision,
    decision_on,
    why_not_restored,
)
from referrals.services.steps import PAST, TEAM_ALONE, locked, take_locked
from referrals.states import Action, Status
from spcore.accounts.actor import Actor
from spcore.errors import Conflict
from spcore.outbox.services import cancel_held
from spcore.ui.dates import when


class Shown(Protocol):
    """What is shown of a referral to whoever made it: the row itself, or one of a list."""

    @property
    def id(self) -> UUID: ...
    @property
    def status(self) -> str: ...
    @property
    def news_seen_at(self) -> datetime | None: ...


@transaction.atomic
def undo_decision(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Put a referral back to be decided, as if nobody had: what was to be told is not told.

    A referral given to another team comes back to the actor's, who gave it.
    :raises NotVisible, NotPermitted, IllegalTransition, Conflict: the last once it was told, or
        opened by whoever referred.
    """
    referral = _locked(referral_id=referral_id, actor=actor, at=at)
    policies.check(actor, Action.UNDECIDE, referral)
    decision = _untold(decision_on(referral), at)
    step = decision.step
    if not cancel_held(topic=f"referral.{step.action}", subject_id=referral.pk, at=at):
        raise Conflict(_("The referrer is being told of it now. Ring them, or write to them"))
    lines = TimelineEntry.objects.filter(referral=referral, kind=TimelineKind.STEP)
    lines.filter(at=step.taken_at, label=PAST[Action(step.action)]).update(field_class=TEAM_ALONE)
    return take_locked(
        Action.UNDECIDE,
        referral,
        actor=actor,
        at=at,
        accepted_at=None,
        team_id=actor.organisation_id,
    )


def _locked(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """Return the referral, locked: one the actor may open, or has just given to another team."""
    given = Referral.objects.given_away_by(actor, since=at - UNDO_FOR)
    mine = given.select_for_update(of=("self",)).select_related("person", "scheme")
    referral = mine.filter(pk=referral_id).first()
    return referral or locked(referral_id=referral_id, actor=actor, at=at)


def _untold(decision: Decision | None, at: datetime) -> Decision:
    if decision is None:
        raise Conflict(_("There is no decision here to take back"))
    if decision.seen_at is not None:
        text = _("The referrer opened it on %s. Ring them, or write to them")
        raise Conflict(text % when(decision.seen_at))
    if not decision.may_be_undone(at=at):
        text = _("The referrer was told on %s. Ring them, or write to them")
        raise Conflict(text % when(decision.told_at))
    return decision


@transaction.atomic
def restore_referral(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Put back what was withdrawn, or marked as made in error, by mistake: it waits as it did before.

    :raises NotVisible, NotPermitted, IllegalTransition:
    :raises Conflict: once the team has opened it, ten minutes later, or where it did not wait.
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    policies.check(actor, Action.RESTORE, referral)
    if reason := why_not_restored(referral, at=at):
        raise Conflict(reason)
    return take_locked(Action.RESTORE, referral, actor=actor, at=at, closed_at=None)


def see_decisions(shown: Iterable[Shown], *, at: datetime) -> None:
    """Note that whoever referred has read what was decided. No query where all was read before."""
    _see(shown, frozenset(DECIDED), at)


def see_end(referral: Referral, *, at: datetime) -> None:
    """Note that the team has read that it was withdrawn, or made in error. At most one query."""
    _see([referral], frozenset(GIVEN_UP), at)


def _see(shown: Iterable[Shown], news: frozenset[Status], at: datetime) -> None:
    ids = [row.id for row in shown if row.news_seen_at is None and row.status in news]
    if ids:
        unseen = Referral.objects.filter(pk__in=ids, status__in=news, news_seen_at=None)
        unseen.update(news_seen_at=at)
