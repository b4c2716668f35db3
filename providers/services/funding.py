"""Lines of money behind services, and warnings before they end (barrier 1-1)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import Funding, FundingWarning, Service
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish

ENDS = "funding.ends"
BEFORE = {6: timedelta(days=183), 3: timedelta(days=92), 1: timedelta(days=31)}


@dataclass(frozen=True, slots=True)
class Money:
    """A line as its provider types it; `service_id` None: for all it does."""

    funder: str
    ends_on: date
    starts_on: date | None = None
    service_id: UUID | None = None
    amount: Decimal | None = None
    is_public: bool = False


@transaction.atomic
def add_funding(*, funding_id: UUID, money: Money, actor: Actor) -> Funding:
    """
    Note a line of money of the actor's own provider, once for each id the form drew.

    :raises NotPermitted, NotVisible, Invalid:
    """
    policies.check(actor, Action.KEEP_MONEY)
    before = Funding.objects.filter(pk=funding_id).first()
    if before is not None and before.provider_id != actor.organisation_id:
        raise NotVisible
    if before is not None:
        return before
    _check(money, actor)
    funding = Funding.objects.create(
        pk=funding_id, provider_id=actor.organisation_id, **_columns(money)
    )
    _note(actor, audit.Action.CREATE, "providers:funding_list", funding.pk)
    return funding


@transaction.atomic
def edit_funding(*, funding_id: UUID, version: int, money: Money, actor: Actor) -> Funding:
    """
    Save a line otherwise; where its end moves, it is warned of anew.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody saved it since `version` was shown.
    """
    policies.check(actor, Action.KEEP_MONEY)
    rows = Funding.objects.own_to(actor).select_for_update(of=("self",))
    funding = rows.filter(pk=funding_id).first()
    if funding is None:
        raise NotVisible
    if funding.version != version:
        raise Conflict(_("Somebody else changed this line while you were editing it"))
    _check(money, actor)
    if funding.ends_on != money.ends_on:
        FundingWarning.objects.filter(funding=funding).delete()
    for name, value in _columns(money).items():
        setattr(funding, name, value)
    funding.version += 1
    funding.save()
    _note(actor, audit.Action.CHANGE, "providers:funding_edit", funding.pk)
    return funding


def _check(money: Money, actor: Actor) -> None:
    if money.starts_on is not None and money.starts_on > money.ends_on:
        raise Invalid(_("It cannot end before it starts"), field="ends_on")
    own = Service.objects.filter(provider_id=actor.organisation_id)
    if money.service_id is not None and not own.filter(pk=money.service_id).exists():
        raise NotVisible


def _columns(money: Money) -> dict[str, Any]:
    return {**asdict(money), "funder": money.funder.strip()}


@transaction.atomic
def remove_funding(*, funding_id: UUID, actor: Actor) -> None:
    """Take a line back. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.KEEP_MONEY)
    funding = Funding.objects.own_to(actor).filter(pk=funding_id).first()
    if funding is None:
        raise NotVisible
    _note(actor, audit.Action.CHANGE, "providers:funding_remove", funding.pk)
    funding.delete()


@transaction.atomic
def move_funding_end(*, funding_id: UUID, ends_on: date) -> None:
    """
    Move the end of a line that an award of ours wrote; its new end is warned of afresh.

    A line that the provider took away stays away.
    """
    rows = Funding.objects.filter(pk=funding_id, starts_on__lte=ends_on)
    if rows.update(ends_on=ends_on, version=F("version") + 1):
        FundingWarning.objects.filter(funding=funding_id).delete()


@transaction.atomic
def warn_of_endings(*, at: datetime) -> int:
    """
    Promise a warning six, three and one months before money ends: once at each distance.

    What is nearer than a distance that was missed is warned of at the nearest alone. Running it
    again warns nobody twice. Returns of how many lines.
    """
    on = timezone.localdate(at)
    rows = Funding.objects.filter(ends_on__gte=on, ends_on__lte=on + BEFORE[6])
    warned = 0
    for funding in rows.order_by("ends_on", "pk"):
        left = (funding.ends_on or on) - on
        reached = [months for months, before in BEFORE.items() if left <= before]
        warned += _warn(funding, reached, at)
    return warned


def _warn(funding: Funding, reached: list[int], at: datetime) -> bool:
    nearest = min(reached)
    known = FundingWarning.objects.filter(funding=funding, months=nearest)
    if known.exists():
        return False
    FundingWarning.objects.bulk_create(
        (FundingWarning(funding=funding, months=months, warned_at=at) for months in reached),
        ignore_conflicts=True,
    )
    publish(topic=ENDS, subject_id=funding.pk, at=at)
    return True


def _note(actor: Actor, action: audit.Action, label: str, object_id: UUID) -> None:
    audit.record(actor=actor, action=action, label=label, object_id=object_id)
