"""Until the team has opened what was sent it can be taken back; from then on it is recorded."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from referrals import policies
from referrals.models import Referral, TimelineKind
from referrals.services.steps import locked, take_locked
from referrals.services.timeline import Line, note
from referrals.states import Action, Status
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted


@transaction.atomic
def take_back_referral(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Make a sent referral a draft again, to correct it, while nobody of the team has opened it.

    :raises NotVisible, NotPermitted, IllegalTransition, Conflict: the last once it was opened.
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    return take_locked(
        Action.TAKE_BACK,
        referral,
        actor=actor,
        at=at,
        first_sent_at=referral.submitted_at,
        submitted_at=None,
    )


@transaction.atomic
def see_referral(*, referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Note that the team has opened what was sent, the first time; later calls change nothing.

    :raises NotVisible, NotPermitted:
    """
    if actor.role not in policies.MAY_TRIAGE:
        raise NotPermitted("Your role does not decide about referrals")
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    if referral.status == Status.SUBMITTED and referral.seen_at is None:
        referral.seen_at = at
        referral.save(update_fields=["seen_at"])
        line = Line(TimelineKind.STEP, "Opened by the team", "status")
        note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    return referral
