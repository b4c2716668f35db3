"""What every change of a plan leaves behind: a line on the timeline, an entry in the trail."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers import policies
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict

STALE = "Somebody else has changed this. Look at it again, then decide"


def locked_to_plan(
    *, referral_id: UUID, actor: Actor, at: datetime, begins: bool = False
) -> Referral:
    """
    Return the case, locked, if the actor writes its plan. `begins`: something new is agreed.

    :raises NotVisible, NotPermitted, Conflict:
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "plan", at=at)
    if begins and referral.status not in IN_HAND:
        raise Conflict(_("Goals can be agreed once the person has a link worker"))
    return referral


def tell_of_plan(
    referral: Referral, line: tuple[str, str], *, object_id: UUID, actor: Actor, at: datetime
) -> None:
    """Write the line (its label and its words) and the entry."""
    label, words = line
    written = referrals.Line(
        TimelineKind.GOAL, label[:200], "plan", detail=words, object_id=object_id
    )
    referrals.note(written, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="plan",
        people=[referral.person_id],
        shown=["plan"],
        object_id=object_id,
    )
