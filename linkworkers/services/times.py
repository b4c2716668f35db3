"""Adding minutes that nothing measures, and taking them back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import SpentOn, TimeSpent
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

STEPS = (15, 30, 60)
UNDO = timedelta(minutes=15)


def add_time(*, spent_on: str, minutes: int, actor: Actor, at: datetime) -> TimeSpent:
    """Add some minutes of today to the actor's own. :raises NotPermitted, Invalid:"""
    if actor.role not in policies.MAY_RECORD:
        raise NotPermitted(_("Only a link worker adds time of their own"))
    if spent_on not in SpentOn.values or minutes not in STEPS:
        raise Invalid(_("Choose what, and how long"))
    return TimeSpent.objects.create(
        user_id=actor.user_id,
        team_id=actor.organisation_id,
        spent_on=spent_on,
        minutes=minutes,
        day=timezone.localdate(at),
        added_at=at,
    )


@transaction.atomic
def take_time_back(*, time_id: UUID, actor: Actor, at: datetime) -> None:
    """Take back what was just added by mistake. :raises NotVisible, Conflict:"""
    rows = TimeSpent.objects.visible_to(actor).filter(user_id=actor.user_id)
    row = rows.select_for_update().filter(pk=time_id).first()
    if row is None:
        raise NotVisible
    if at - row.added_at > UNDO:
        raise Conflict(_("This can no longer be undone"))
    row.delete()
