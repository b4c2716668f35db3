"""Changing what a referring organisation's form begins with."""

from collections.abc import Sequence

from django.db import transaction

from referrals import policies
from referrals.models import ReferringDefaults
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict, NotPermitted


@transaction.atomic
def set_defaults(
    *, first_needs: Sequence[str], duty_phone: str, duty_hours: str, version: int, actor: Actor
) -> ReferringDefaults:
    """
    Save which needs the actor's own organisation sees first, and its duty number and hours.

    :raises NotPermitted, Conflict: the last when somebody changed them since `version`.
    """
    if actor.role not in policies.MAY_SET_DEFAULTS:
        raise NotPermitted("Only the practice's administrator changes this")
    own = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
    held = ReferringDefaults.objects.filter(pk=own.pk).first()
    held = held or ReferringDefaults(organisation=own)
    if held.version != version:
        raise Conflict("Somebody else has changed this. Look again, then decide")
    held.first_needs = list(first_needs)
    held.version += 1
    held.save()
    own.duty_phone, own.duty_hours = duty_phone, duty_hours
    own.save(update_fields=["duty_phone", "duty_hours"])
    audit.record(
        actor=actor,
        action=audit.Action.SETTINGS,
        label="what the form begins with",
        object_id=own.pk,
    )
    return held
