"""Opening a scheme's public form, and saying when somebody reads what it brings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from referrals.models import Scheme, SchemeChange
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted

HOURS = ("takes_self_referrals", "staffed_days", "staffed_from", "staffed_until")


@transaction.atomic
def save_scheme_hours(
    *, values: Mapping[str, Any], version: int, actor: Actor, at: datetime
) -> Scheme:
    """
    Save whether people may refer themselves, and when the team reads it; keep what changed.

    :raises NotPermitted, Conflict: the second when somebody changed the scheme since `version`.
    """
    if actor.role != Role.SCHEME_ADMIN:
        raise NotPermitted("Only the scheme's administrators change it")
    scheme = Scheme.objects.select_for_update(of=("self",)).get(pk=actor.organisation_id)
    if scheme.version != version:
        raise Conflict("Somebody else has changed this since you opened it. Look at it again")
    changed = [name for name in HOURS if values[name] != getattr(scheme, name)]
    SchemeChange.objects.bulk_create(
        SchemeChange(
            scheme=scheme,
            setting=name,
            before=str(getattr(scheme, name)),
            after=str(values[name]),
            by_id=actor.user_id,
            at=at,
        )
        for name in changed
    )
    for name in changed:
        setattr(scheme, name, values[name])
    scheme.version += 1
    scheme.save(update_fields=[*changed, "version"])
    audit.record(
        actor=actor, action=audit.Action.SETTINGS, label="scheme hours", object_id=scheme.pk
    )
    return scheme
