"""Giving several people to one link worker: each row its own verdict, none stops the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.services.allocations import Allocation, allocate_referral
from linkworkers.services.sharing_out import share_out
from referrals import services as referrals
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.errors import DomainError, NotVisible

MOST = 25


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one person: done, or why not."""

    referral_id: UUID
    is_done: bool
    words: str


def allocate_many(
    *,
    referral_ids: Sequence[UUID],
    worker_id: UUID | None,
    actor: Actor,
    at: datetime,
    over_capacity_reason: str = "",
) -> list[Verdict]:
    """
    Give each in a transaction of its own, to the worker as far as the capacity goes.

    Without a `worker_id` each goes to whoever has most room.

    Never closes anything and records no agreement (practice.md 8).
    """
    verdicts = []
    for referral_id in referral_ids[:MOST]:
        try:
            if worker_id is None:
                name = share_out(referral_id=referral_id, actor=actor, at=at).name
                words = _("Given to %(name)s") % {"name": name}
            else:
                allocation = Allocation(referral_id, worker_id, over_capacity_reason)
                allocate_referral(allocation=allocation, actor=actor, at=at)
                words = _("Given")
        except DomainError as refusal:
            verdicts.append(Verdict(referral_id, False, _why(refusal)))
        else:
            verdicts.append(Verdict(referral_id, True, words))
    return verdicts


def return_many(*, referral_ids: Sequence[UUID], actor: Actor, at: datetime) -> list[Verdict]:
    """Put each back in the queue that nobody has contacted yet; none stops the others."""
    verdicts = []
    for referral_id in referral_ids[:MOST]:
        try:
            _put_back(referral_id, actor, at)
        except DomainError as refusal:
            verdicts.append(Verdict(referral_id, False, _why(refusal)))
        else:
            verdicts.append(Verdict(referral_id, True, _("Back in the queue")))
    return verdicts


def _put_back(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    return referrals.queue_referral(referral_id=referral_id, actor=actor, at=at)


def _why(refusal: DomainError) -> str:
    if isinstance(refusal, NotVisible):
        return _("Not found: somebody else may have taken it")
    return str(refusal)
