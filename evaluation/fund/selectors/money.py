"""What a round has left, and which earlier rounds have money to carry over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from evaluation.fund.models import Award, FundRound, Instalment
from evaluation.fund.states import AwardStatus, RoundStatus
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Left:
    """A decided round and what it has left, in pounds."""

    pk: UUID
    title: str
    left: Decimal


def left_of(row: FundRound) -> Decimal:
    """
    Return what is neither awarded nor carried into a later round, in pounds.

    An award turned down gives all of it back; one that was stopped what was not paid. Money that a
    provider carries over stays awarded.
    """
    return _left(row, _awarded([row.pk]), _taken([row.pk]))


def rounds_with_money_left(
    *, actor: Actor, scheme_ids: Collection[UUID], but: UUID | None = None
) -> list[Left]:
    """
    Return the decided rounds of schemes that have money left, the oldest first.

    What the round `but` takes of them counts as left: it is being changed. Four queries.
    """
    rows = FundRound.objects.run_by(actor).filter(scheme__in=scheme_ids)
    rounds = list(rows.filter(status=RoundStatus.DECIDED).order_by("closes_on", "pk"))
    ids = [row.pk for row in rounds]
    awarded, taken = _awarded(ids), _taken(ids, but=but)
    found = [Left(row.pk, row.title, _left(row, awarded, taken)) for row in rounds]
    return [one for one in found if one.left > 0]


def _left(row: FundRound, awarded: dict[UUID, Decimal], taken: dict[UUID, Decimal]) -> Decimal:
    return row.money - awarded.get(row.pk, Decimal(0)) - taken.get(row.pk, Decimal(0))


def _awarded(ids: Iterable[UUID]) -> dict[UUID, Decimal]:
    rows = Award.objects.filter(application__round__in=ids).exclude(status=AwardStatus.REFUSED)
    paid = dict(
        Instalment.objects.filter(
            award__application__round__in=ids, award__status=AwardStatus.STOPPED
        )
        .exclude(paid_on=None)
        .values_list("award")
        .annotate(Sum("amount"))
    )
    sums: dict[UUID, Decimal] = {}
    for award in rows.select_related("application"):
        is_over = award.status == AwardStatus.STOPPED
        spent = paid.get(award.pk, Decimal(0)) if is_over else award.total
        key = award.application.round_id
        sums[key] = sums.get(key, Decimal(0)) + spent
    return sums


def _taken(ids: Iterable[UUID], *, but: UUID | None = None) -> dict[UUID, Decimal]:
    later = FundRound.objects.filter(brought_from__in=ids)
    later = later.exclude(status=RoundStatus.CALLED_OFF)
    if but is not None:
        later = later.exclude(pk=but)
    return dict(later.values_list("brought_from").annotate(Sum("brought")))
