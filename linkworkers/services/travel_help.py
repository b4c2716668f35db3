"""Asking for help to get to a service, and saying what came of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import TravelHelp, TravelState
from linkworkers.selectors.travel_help import travel_help_for
from referrals import services as referrals
from referrals.models import OnwardReferral, Referral
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible


@dataclass(frozen=True, slots=True)
class TravelAsked:
    """What is asked for, for which service if for one, and in a few words."""

    way: str
    onward_id: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class TravelSettled:
    """What came of it. `cost` is in pounds; a refusal needs words."""

    state: str
    words: str = ""
    cost: Decimal | None = None


@transaction.atomic
def ask_for_travel(
    *, travel_id: UUID, referral_id: UUID, asked: TravelAsked, actor: Actor, at: datetime
) -> TravelHelp:
    """
    Note a request under the id that the form drew, once. Whoever asks sees to it.

    :raises NotVisible, NotPermitted:
    """
    referral = _locked(referral_id, actor, at)
    before = TravelHelp.objects.filter(pk=travel_id, referral=referral).first()
    if before is not None:
        return before
    own = OnwardReferral.objects.filter(referral=referral, pk=asked.onward_id)
    if asked.onward_id is not None and not own.exists():
        raise NotVisible
    row = TravelHelp.objects.create(
        pk=travel_id,
        referral=referral,
        onward_id=asked.onward_id,
        way=asked.way,
        words=asked.words,
        owner_id=actor.user_id,
        asked_at=at,
    )
    _record(actor, row, referral)
    return row


@transaction.atomic
def settle_travel(
    *, travel_id: UUID, version: int, settled: TravelSettled, actor: Actor, at: datetime
) -> TravelHelp:
    """
    Say that it was booked, refused or is not needed, or that it is to arrange again.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    found = travel_help_for(actor=actor, travel_id=travel_id, at=at)
    referral = _locked(found.referral_id, actor, at)
    row = TravelHelp.objects.get(pk=travel_id)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    if settled.state == TravelState.REFUSED and not settled.words:
        raise Invalid(_("Say who refused, and why"), field="came_of_it")
    is_open = settled.state == TravelState.ASKED
    row.state = settled.state
    row.came_of_it = settled.words
    row.cost = settled.cost if settled.state == TravelState.BOOKED else None
    row.settled_on = None if is_open else timezone.localdate(at)
    row.version += 1
    row.save()
    _record(actor, row, referral)
    return row


def _locked(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "organisations", at=at)
    return referral


def _record(actor: Actor, row: TravelHelp, referral: Referral) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="travel_help",
        people=[referral.person_id],
        shown=["organisations"],
        object_id=row.pk,
    )
