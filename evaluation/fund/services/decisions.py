"""What a panel's meeting decided: an award over one or more years, or none and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.fund.models import Application, Award, Instalment
from evaluation.fund.selectors import money, readiness
from evaluation.fund.services.moves import hold_round, locked, move
from evaluation.fund.states import ApplicationAction, RoundStatus
from evaluation.periods import financial_years
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid

PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What was decided. `amounts` are pounds a financial year, empty where nothing is awarded;
    `a_year` how many instalments each is paid in.
    """

    amounts: Sequence[Decimal]
    panel_said: str
    reason: str = ""
    a_year: int = 2
    has_no_interest: bool = False

    @property
    def is_award(self) -> bool:
        """Tell whether money is awarded."""
        return sum(self.amounts, Decimal(0)) > 0


@transaction.atomic
def decide(*, application_id: UUID, decision: Decision, actor: Actor, at: datetime) -> Application:
    """
    Record a decision. Nobody is told until the round is published; until then it can be undone.

    :raises NotVisible, NotPermitted, IllegalTransition:
    :raises Conflict: the panel has not marked it, or the round is not with the panel.
    :raises Invalid: more than there is or was allowed, an interest, or no reason where needed.
    """
    row = _locked(application_id, actor)
    if not decision.has_no_interest:
        raise Invalid(
            _("Whoever records a decision must have no interest in it. Ask a colleague"),
            field="has_no_interest",
        )
    if missing := readiness.missing_to_decide(row):
        raise Conflict(missing)
    if decision.is_award:
        _check_money(row, decision)
    action = ApplicationAction.AWARD if decision.is_award else ApplicationAction.DECLINE
    move(
        row, action, actor=actor, at=at, reason=decision.reason,
        panel_said=decision.panel_said.strip(), decided_by_id=actor.user_id, decided_at=at,
    )  # fmt: skip
    if decision.is_award:
        row.reason = decision.reason.strip()
        row.save(update_fields=["reason"])
        _prepare(row, decision, at)
    return row


@transaction.atomic
def undecide(*, application_id: UUID, actor: Actor, at: datetime) -> Application:
    """Take a decision back before it is published. :raises NotVisible, Conflict:"""
    row = _locked(application_id, actor)
    if row.round.status != RoundStatus.JUDGING:
        raise Conflict(_("A decision is taken back while the round is with the panel"))
    Award.objects.filter(application=row).delete()
    move(row, ApplicationAction.UNDECIDE, actor=actor, at=at, decided_by_id=None, decided_at=None)
    return row


def _locked(application_id: UUID, actor: Actor) -> Application:
    """Lock the round too: what it has left is counted for one decision at a time."""
    row: Application = locked(Application.objects.visible_to(actor), application_id)
    hold_round(row)
    return row


def _check_money(row: Application, decision: Decision) -> None:
    total = sum(decision.amounts, Decimal(0))
    if len(decision.amounts) > row.round.years_most:
        raise Invalid(_("That is over more years than this round allows"), field="amount_1")
    if total > row.round.most:
        raise Invalid(_("That is more than one applicant may get"), field="amount_1")
    if total > money.left_of(row.round):
        raise Invalid(_("That is more than this round has left"), field="amount_1")


def _prepare(row: Application, decision: Decision, at: datetime) -> None:
    amounts = _without_tail(decision.amounts)
    years = financial_years(row.round.starts_on, len(amounts))
    award = Award.objects.create(
        application=row,
        starts_on=row.round.starts_on,
        ends_on=years[-1].end,
        amounts=amounts,
        made_at=at,
    )
    rows = [
        part
        for year, amount in zip(years, amounts, strict=True)
        for part in instalments(max(year.start, award.starts_on), year.end, amount, decision.a_year)
    ]
    Instalment.objects.bulk_create(
        Instalment(award=award, number=number, due_on=due_on, amount=amount)
        for number, (due_on, amount) in enumerate(rows, 1)
    )


def _without_tail(amounts: Sequence[Decimal]) -> list[Decimal]:
    """Return the amounts up to the last year that has money."""
    last = max(number for number, amount in enumerate(amounts) if amount > 0)
    return list(amounts[: last + 1])


def instalments(
    first: date, last: date, amount: Decimal, number: int
) -> list[tuple[date, Decimal]]:
    """
    Return the days and amounts of a year's instalments, evenly from `first` on.

    Pennies that do not divide come with the first. A year without money has none.
    """
    if amount <= 0:
        return []
    step = timedelta(days=((last - first).days + 1) // number)
    each = (amount / number).quantize(PENNY, ROUND_DOWN)
    parts = [amount - each * (number - 1), *([each] * (number - 1))]
    return [(first + step * place, part) for place, part in enumerate(parts)]
