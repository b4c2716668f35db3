"""Saying how much work a case is, and how often the person is spoken to."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Complexity, Level, Support, Travel, weight_of
from referrals import services as referrals
from referrals.models import TimelineKind
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict


@dataclass(frozen=True, slots=True)
class SupportFields:
    """What is said of one case; `contact_weeks` is after how long without a word it stands out."""

    level: Level
    complexity: Complexity
    travel: Travel
    contact_weeks: int


@transaction.atomic
def set_support(
    *, referral_id: UUID, fields: SupportFields, version: int, actor: Actor, at: datetime
) -> Support:
    """
    Keep it; the weight follows. `version` 0 says it for the first time.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "status", at=at)
    held = Support.objects.filter(referral=referral).first() or Support(referral=referral)
    if held.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    for name, value in asdict(fields).items():
        setattr(held, name, value)
    held.weight = weight_of(fields.level, fields.complexity, fields.travel)
    held.version += 1
    held.save()
    label = _("Level of support: %s") % str(Level(fields.level).label).split(":")[0].lower()
    line = referrals.Line(TimelineKind.STEP, label, "status")
    referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="support",
        people=[referral.person_id],
        shown=["status"],
        object_id=referral.pk,
    )
    return held
