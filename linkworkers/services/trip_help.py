"""Asking for help with a journey that leads to no service, and saying what came of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import TripHelp, TripState
from linkworkers.selectors.trip_help import trip_for
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible


@dataclass(frozen=True, slots=True)
class TripAsked:
    """What would help, where to and when."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class TripSettled:
    """What came of it. `cost` is in pounds; a refusal needs words."""

    state: str
    words: str = ""
    cost: Decimal | None = None


@transaction.atomic
def ask_for_trip(
    *, trip_id: UUID, referral_id: UUID, asked: TripAsked, actor: Actor, at: datetime
) -> TripHelp:
    """
    Note a request under the id that the form drew, once. Whoever asks sees to it.

    :raises NotVisible, NotPermitted:
    """
    referral = _locked(referral_id, actor, at)
    before = TripHelp.objects.filter(pk=trip_id).first()
    if before is not None and before.referral_id != referral.pk:
        raise NotVisible
    if before is not None:
        return before
    row = TripHelp.objects.create(
        pk=trip_id,
        referral=referral,
        kind=asked.kind,
        words=asked.words,
        owner_id=actor.user_id,
        asked_at=at,
    )
    _record(actor, row, referral, at)
    return row


@transaction.atomic
def settle_trip(
    *, trip_id: UUID, version: int, settled: TripSettled, actor: Actor, at: datetime
) -> TripHelp:
    """
    Say that it was booked, refused or is not needed, or that it is to arrange again.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    found = trip_for(actor=actor, trip_id=trip_id, at=at)
    referral = _locked(found.referral_id, actor, at)
    row = TripHelp.objects.get(pk=trip_id)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    if settled.state == TripState.REFUSED and not settled.words:
        raise Invalid(_("Say who refused, and why"), field="came_of_it")
    is_open = settled.state == TripState.ASKED
    row.state = settled.state
    row.came_of_it = settled.words
    row.cost = settled.cost if settled.state == TripState.BOOKED else None
    row.settled_on = None if is_open else timezone.localdate(at)
    row.version += 1
    row.save()
    _record(actor, row, referral, at)
    return row


def _locked(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "organisations", at=at)
    return referral


def _record(actor: Actor, row: TripHelp, referral: Referral, at: datetime) -> None:
    label = _("Help with a journey: %(state)s") % {"state": row.get_state_display().lower()}
    words = "\n".join(filter(None, [row.words, row.came_of_it]))
    line = referrals.Line(TimelineKind.STEP, label, "organisations", detail=words, object_id=row.pk)
    referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="trip_help",
        people=[referral.person_id],
        shown=["organisations"],
        object_id=row.pk,
    )
