"""Giving a person to whoever of the team has most room for one more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Profile
from linkworkers.selectors.workers import Worker, suggested, workers_to_choose
from linkworkers.services.allocations import Allocation, allocate_referral
from referrals import services as referrals
from spcore.accounts.actor import Actor
from spcore.errors import Conflict


@transaction.atomic
def share_out(*, referral_id: UUID, actor: Actor, at: datetime) -> Worker:
    """
    Give the case to the suggested link worker, and return them.

    The team's profiles are locked first, in one order: whoever shares out at the same time counts
    this one already.
    :raises NotVisible, NotPermitted, Conflict: the last where everybody is full.
    """
    team = Profile.objects.select_for_update().filter(team_id=actor.organisation_id)
    list(team.order_by("pk").values_list("pk"))
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    worker = suggested(workers_to_choose(actor=actor, at=at, language=referral.whom.language))
    if worker is None:
        raise Conflict(_("Every link worker of this team is full"))
    allocation = Allocation(referral_id, worker.id)
    allocate_referral(allocation=allocation, actor=actor, at=at)
    return worker
