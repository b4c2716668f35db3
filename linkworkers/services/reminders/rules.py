"""What a scheme's own people change of its rules for reminders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from linkworkers.models import ReminderRule, Told
from referrals import services as referrals
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule as the form has it, at the `version` it was read."""

    rule_id: UUID
    version: int
    is_on: bool
    told: Told
    by_email: bool
    by_text: bool = False
    nudges: bool = False
    days: int | None = None


@transaction.atomic
def save_rule(
    *, change: RuleChange, changed: Sequence[referrals.Changed], actor: Actor, at: datetime
) -> ReminderRule:
    """
    Save one rule of the actor's own scheme, and keep what changed. It holds at the next pass.

    :raises NotPermitted, NotVisible, Conflict: the last when somebody changed it meanwhile.
    """
    scheme = referrals.locked_scheme(actor)
    rule = ReminderRule.objects.visible_to(actor).filter(pk=change.rule_id, scheme=scheme).first()
    if rule is None:
        raise NotVisible
    if rule.version != change.version:
        raise Conflict(referrals.STALE)
    rule.is_on, rule.told = change.is_on, change.told
    rule.by_email, rule.by_text = change.by_email, change.by_text
    rule.nudges = change.nudges
    if rule.days is not None and change.days is not None:
        rule.days = change.days
    rule.version += 1
    rule.save(update_fields=["is_on", "told", "by_email", "by_text", "nudges", "days", "version"])
    referrals.remember_changes(scheme, changed, actor, at)
    return rule
