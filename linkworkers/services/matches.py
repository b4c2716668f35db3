"""What suits a person, and which of the services found for them was chosen."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import MatchChoice, Wishes
from providers import selectors as providers
from referrals import services as referrals
from referrals.models import Referral
from referrals.policies import check_lives
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class WishFields:
    """How they travel, how far, what it may cost, what a place must have, what suits them."""

    travels: str
    reach_km: int
    money: str
    access: list[str] = field(default_factory=list)
    prefers: list[str] = field(default_factory=list)
    assured_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Under which need a service stood, and where among how many."""

    need: str
    rank: int
    shown: int


@transaction.atomic
def set_wishes(
    *, referral_id: UUID, fields: WishFields, version: int, actor: Actor, at: datetime
) -> Wishes:
    """
    Keep what the person said. `version` 0 says it for the first time.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "plan", at=at)
    held = Wishes.objects.filter(referral=referral).first() or Wishes(referral=referral)
    if held.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    for name, value in asdict(fields).items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    _record(actor, referral, "wishes", "plan")
    return held


@transaction.atomic
def choose_match(
    *, referral_id: UUID, service_id: UUID, place: Place, actor: Actor, at: datetime
) -> MatchChoice:
    """
    Remember which option was taken, the first time it is. Nothing is shared by it.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when the person has died.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "organisations", at=at)
    check_lives(referral)
    if place.need not in Need.values or not 1 <= place.rank <= place.shown <= 100:
        raise Invalid(_("Choose from the list"))
    service = providers.service_for(actor=actor, service_id=service_id)
    choice, is_new = MatchChoice.objects.get_or_create(
        referral=referral,
        service=service,
        defaults={**asdict(place), "chosen_by_id": actor.user_id, "chosen_at": at},
    )
    if is_new:
        _record(actor, referral, "match_choice", "organisations")
    return choice


def _record(actor: Actor, referral: Referral, label: str, shown: str) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=label,
        people=[referral.person_id],
        shown=[shown],
        object_id=referral.pk,
    )
