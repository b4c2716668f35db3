"""What was decided on a case in supervision: it stands on the case, and not in the session."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import SupervisionSession
from linkworkers.services.contacts import change_case
from referrals import services as referrals
from referrals.models import TimelineEntry, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and the case's next step as it is from now on."""

    words: str
    next_step: str
    next_step_on: date | None


@transaction.atomic
def decide_on_case(
    *,
    session_id: UUID,
    referral_id: UUID,
    decision: Decision,
    version: int,
    actor: Actor,
    at: datetime,
) -> TimelineEntry:
    """
    Write it on the case's timeline, and plan its next step. The same words are written once.

    :raises NotVisible: unless it is the actor's session, and a case of its link worker.
    :raises Conflict: when the case changed since `version`.
    """
    session = SupervisionSession.objects.visible_to(actor).filter(pk=session_id).first()
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    if session is None or referral.link_worker_id != session.worker_id:
        raise NotVisible
    said = TimelineEntry.objects.filter(referral=referral, object_id=session.pk)
    if (held := said.filter(detail=decision.words).first()) is not None:
        return held
    if referral.version != version or referral.status not in IN_HAND:
        raise Conflict(_("Somebody else has changed this case. Look at it again, then decide"))
    line = referrals.Line(
        TimelineKind.STEP,
        _("Decided in supervision"),
        "case_notes",
        detail=decision.words,
        object_id=session.pk,
    )
    written = referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    planned = {"next_action": decision.next_step, "next_action_on": decision.next_step_on}
    if any(getattr(referral, name) != value for name, value in planned.items()):
        change_case(referral, planned, at)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="supervision_decision",
        people=[referral.person_id] if referral.person_id else [],
        shown=["case_notes"],
        object_id=referral.pk,
    )
    return written
