"""Preparing, opening, closing and publishing rounds."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Award, Criterion, FundRound
from evaluation.fund.selectors import money, readiness
from evaluation.fund.selectors.evidence import evidence_of
from evaluation.fund.selectors.rounds import schemes_of
from evaluation.fund.services.moves import check_version, locked, move, note
from evaluation.fund.services.panel import NOT_TO_SCORE, TO_SCORE
from evaluation.fund.states import (
    ApplicationStatus,
    AwardAction,
    AwardStatus,
    RoundAction,
    RoundStatus,
)
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish_many

TOLD = "fund.decided"
CALLED_OFF = "fund.called_off"


@dataclass(frozen=True, slots=True)
class RoundFields:
    """What a round is; see `FundRound` for what each means. Amounts in pounds."""

    title: str
    about: str
    themes: Sequence[str]
    budget: Decimal
    most: Decimal
    years_most: int
    starts_on: date
    closes_on: date
    required: Sequence[str] = ()
    needs_number: bool = False
    brought_from_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion as its form has it."""

    name: str
    words: str
    weight: int


@transaction.atomic
def add_round(*, scheme_id: UUID, fields: RoundFields, actor: Actor, at: datetime) -> FundRound:
    """Prepare one for a scheme of the actor's. :raises NotPermitted, NotVisible, Invalid:"""
    policies.check_role(actor, policies.RUNNERS)
    if not schemes_of(actor).filter(pk=scheme_id).exists():
        raise NotVisible
    row = FundRound(scheme_id=scheme_id, made_by_id=actor.user_id, made_at=at)
    return _save(row, fields, actor, at)


@transaction.atomic
def edit_round(
    *, round_id: UUID, fields: RoundFields, version: int, actor: Actor, at: datetime
) -> FundRound:
    """Change one that is still being prepared. :raises NotVisible, Conflict, Invalid:"""
    row = _draft(round_id, actor)
    check_version(row, version)
    return _save(row, fields, actor, at)


@transaction.atomic
def set_criteria(*, round_id: UUID, criteria: Sequence[Weighed], actor: Actor) -> None:
    """
    Set what applications are marked on, in this order.

    :raises NotVisible, Conflict:
    :raises Invalid: where the weights do not make 100.
    """
    row = _draft(round_id, actor)
    if sum(one.weight for one in criteria) != 100:
        raise Invalid(_("The weights must make 100 together"), field="weight_1")
    row.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(round=row, position=number, **asdict(one))
        for number, one in enumerate(criteria, 1)
    )
    note(actor, "fund criteria", row.pk)


@transaction.atomic
def move_round(
    *,
    round_id: UUID,
    action: RoundAction,
    actor: Actor,
    at: datetime,
    reason: str = "",
    closes_on: date | None = None,
) -> FundRound:
    """
    Take one action on a round, and tell whom it concerns. One that is reopened has a new last day.

    :raises NotVisible, NotPermitted, IllegalTransition, Invalid:
    :raises Conflict: where something is missing that must come first; it says what.
    """
    row = locked(FundRound.objects.run_by(actor), round_id)
    before = readiness.missing_for(row, action, on=timezone.localdate(at))
    if before:
        raise Conflict(" ".join(before))
    changes = _changes(row, action, at, closes_on)
    move(row, action, actor=actor, at=at, reason=reason, **changes)
    if action == RoundAction.CLOSE:
        seats = row.seats.values_list("pk", flat=True)
        publish_many(topic=TO_SCORE, subjects=dict.fromkeys(seats, (None, "")), at=at)
    if action == RoundAction.PUBLISH:
        _offer(row, actor, at)
    if action == RoundAction.CALL_OFF:
        left = row.applications.exclude(status=ApplicationStatus.WITHDRAWN)
        ids = left.values_list("pk", flat=True)
        publish_many(topic=CALLED_OFF, subjects=dict.fromkeys(ids, (None, "")), at=at)
        seats = row.seats.values_list("pk", flat=True)
        publish_many(topic=NOT_TO_SCORE, subjects=dict.fromkeys(seats, (None, "")), at=at)
    return row


@transaction.atomic
def close_rounds(*, at: datetime) -> int:
    """
    Close the rounds whose last day is over; return how many.

    Running it again, or twice at once, closes none a second time.
    """
    on = timezone.localdate(at)
    due = FundRound.objects.filter(status=RoundStatus.OPEN, closes_on__lt=on)
    rows = list(due.order_by("pk").select_for_update(skip_locked=True, of=("self",)))
    for row in rows:
        move_round(round_id=row.pk, action=RoundAction.CLOSE, actor=SYSTEM, at=at)
    return len(rows)


def _changes(
    row: FundRound, action: RoundAction, at: datetime, closes_on: date | None
) -> dict[str, Any]:
    if action == RoundAction.REOPEN:
        last = closes_on or row.closes_on
        _check_days(last, row.starts_on, timezone.localdate(at))
        return {"closes_on": last}
    stamps = {RoundAction.OPEN: "opened_at", RoundAction.PUBLISH: "published_at"}
    return {stamps[action]: at} if action in stamps else {}


def _offer(row: FundRound, actor: Actor, at: datetime) -> None:
    prepared = Award.objects.filter(application__round=row, status=AwardStatus.PREPARED)
    for award in prepared.select_for_update(of=("self",)):
        move(award, AwardAction.OFFER, actor=actor, at=at)
    told = row.applications.filter(decided_at__isnull=False).values_list("pk", flat=True)
    publish_many(topic=TOLD, subjects=dict.fromkeys(told, (None, "")), at=at)


def _draft(round_id: UUID, actor: Actor) -> FundRound:
    policies.check_role(actor, policies.RUNNERS)
    row: FundRound = locked(FundRound.objects.run_by(actor), round_id)
    if row.status != RoundStatus.DRAFT:
        raise Conflict(_("This round is open already: what it asks for stays as it is"))
    return row


def _save(row: FundRound, fields: RoundFields, actor: Actor, at: datetime) -> FundRound:
    _check(fields, timezone.localdate(at))
    for name, value in asdict(fields).items():
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.brought = _brought(row, actor)
    found = evidence_of([row.scheme_id])
    row.evidence = [[one.need, one.figure] for one in found.needs]
    row.evidence_period = found.period
    row.version += 1
    row.save()
    note(actor, "fund round", row.pk)
    return row


def _check_days(closes_on: date, starts_on: date, on: date) -> None:
    if closes_on <= on:
        raise Invalid(_("The last day to apply must be after today"), field="closes_on")
    if starts_on <= closes_on:
        raise Invalid(_("The money starts after the last day to apply"), field="starts_on")


def _check(fields: RoundFields, on: date) -> None:
    _check_days(fields.closes_on, fields.starts_on, on)
    if not fields.themes:
        raise Invalid(_("Select at least one theme"), field="themes")


def _brought(row: FundRound, actor: Actor) -> Decimal:
    """Return what is carried over from the chosen earlier round: all it has left, once."""
    if row.brought_from_id is None:
        return Decimal(0)
    scheme_ids = [row.scheme_id]
    for earlier in money.rounds_with_money_left(actor=actor, scheme_ids=scheme_ids, but=row.pk):
        if earlier.pk == row.brought_from_id:
            return earlier.left
    raise Invalid(_("That round has no money left"), field="brought_from")
