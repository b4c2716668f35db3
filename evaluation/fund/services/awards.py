"""An award once it is decided: answering it, paying it, reporting on it, carrying money over."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Award, AwardReport, Instalment
from evaluation.fund.selectors import budgets, reports
from evaluation.fund.services.moves import locked, move, note
from evaluation.fund.states import RUNNING, AwardAction, AwardStatus
from evaluation.periods import FinancialYear, financial_year_of
from providers.services import funding
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.outbox.publishing import publish, publish_many

ANSWERED = "fund.carry_over_decided"
REPORT_DUE = "fund.report_due"
STOPPED = "fund.stopped"
RETURNED = "fund.report_returned"


@dataclass(frozen=True, slots=True)
class YearReport:
    """What a provider says of one financial year; pounds."""

    year: int
    spent: Decimal
    words: str
    carry_over: Decimal = Decimal(0)
    carry_why: str = ""


@transaction.atomic
def move_award(
    *, award_id: UUID, action: AwardAction, actor: Actor, at: datetime, reason: str = ""
) -> Award:
    """
    Accept, turn down or stop an award. Accepting it writes the line of money behind the provider.

    Whoever runs the fund may note that an offer is turned down, where nobody can answer any more.

    :raises NotVisible, NotPermitted, IllegalTransition, Invalid:
    """
    rows = Award.objects.visible_to(actor).select_related(
        "application__round__scheme__organisation"
    )
    award: Award = locked(rows, award_id)
    stamp = "stopped_at" if action == AwardAction.STOP else "answered_at"
    move(award, action, actor=actor, at=at, reason=reason, **{stamp: at})
    if action == AwardAction.ACCEPT:
        funding.add_funding(funding_id=award.pk, money=_line(award), actor=actor)
    if action == AwardAction.STOP:
        _end(award, actor, at)
    return award


def _end(award: Award, actor: Actor, at: datetime) -> None:
    """End a stopped award today: nothing is kept past it, no later year reported on, and tell."""
    award.ends_on = max(award.starts_on, timezone.localdate(at))
    award.save(update_fields=["ends_on"])
    funding.move_funding_end(funding_id=award.pk, ends_on=award.ends_on)
    undecided = award.reports.filter(carry_over__gt=0, decided_at=None)
    undecided.update(carried=0, decided_why=award.reason, decided_by=actor.user_id, decided_at=at)
    publish(topic=STOPPED, subject_id=award.pk, at=at)


@transaction.atomic
def pay_instalment(*, instalment_id: UUID, is_paid: bool, actor: Actor, at: datetime) -> Instalment:
    """Say that an instalment was paid today, or take that back. :raises NotVisible, Conflict:"""
    policies.check_role(actor, policies.RUNNERS)
    row: Instalment = locked(Instalment.objects.visible_to(actor), instalment_id)
    Award.objects.select_for_update().get(pk=row.award_id)  # nothing is paid as it is stopped
    if is_paid and row.award.status != AwardStatus.ACCEPTED:
        raise Conflict(_("Only an award that was accepted, and not stopped, is paid"))
    row.paid_on = (row.paid_on or timezone.localdate(at)) if is_paid else None
    row.save(update_fields=["paid_on"])
    note(actor, "fund instalment paid" if is_paid else "fund instalment not paid", row.pk)
    return row


@transaction.atomic
def send_report(*, award_id: UUID, report: YearReport, actor: Actor, at: datetime) -> AwardReport:
    """
    Keep a year's report with the figures drawn from what was recorded, as they stand.

    One that was sent back is put in its place, with the figures that it had.

    :raises NotVisible, NotPermitted:
    :raises Conflict: the year is not over, or was reported on, or waits for the one before.
    :raises Invalid: more spent or carried over than there was.
    """
    policies.check_role(actor, policies.APPLICANTS)
    award: Award = locked(Award.objects.visible_to(actor), award_id)
    year = FinancialYear(report.year)
    today = timezone.localdate(at)
    budget = budgets.year_to_report(award, year.year, on=today)
    if report.spent > budget.available:
        raise Invalid(_("That is more than there was to spend"), field="spent")
    if report.carry_over and not budget.may_carry:
        raise Invalid(_("The award was stopped, so what is left goes back"), field="carry_over")
    if report.carry_over > budget.available - report.spent:
        raise Invalid(_("That is more than was left"), field="carry_over")
    said = {
        "spent": report.spent,
        "words": report.words.strip(),
        "carry_over": report.carry_over,
        "carry_why": report.carry_why.strip(),
        "returned_why": "",
        "sent_by_id": actor.user_id,
        "sent_at": at,
    }
    made, _is_new = AwardReport.objects.update_or_create(
        award=award,
        year=report.year,
        defaults=said,
        create_defaults=said | {"figures": reports.figures_for(award, year, actor=actor, on=today)},
    )
    note(actor, "fund report", made.pk)
    return made


@transaction.atomic
def decide_carry_over(
    *, report_id: UUID, carried: Decimal, why: str, actor: Actor, at: datetime
) -> AwardReport:
    """
    Agree how much of what was left stays with the provider across 1 April, and tell it.

    Money carried past the award's last year moves its end by a year.

    :raises NotVisible, NotPermitted, Conflict, Invalid:
    """
    policies.check_role(actor, policies.RUNNERS)
    row: AwardReport = locked(AwardReport.objects.visible_to(actor), report_id)
    if row.decided_at is not None or row.returned_why or not row.carry_over:
        raise Conflict(_("There is nothing to decide here any more"))
    if carried > row.carry_over:
        raise Invalid(_("That is more than was asked for"), field="carried")
    if carried < row.carry_over and not why.strip():
        raise Invalid(_("Say why not all of it"), field="decided_why")
    row.carried, row.decided_why = carried, why.strip()
    row.decided_by_id, row.decided_at = actor.user_id, at
    row.save(update_fields=["carried", "decided_why", "decided_by", "decided_at"])
    if carried:
        _lengthen(row)
    note(actor, "fund carry-over", row.pk)
    publish(topic=ANSWERED, subject_id=row.pk, at=at)
    return row


@transaction.atomic
def return_report(*, report_id: UUID, why: str, actor: Actor, at: datetime) -> AwardReport:
    """
    Send a report back to be mended, and tell the provider.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: something rests on it already, or it was sent back before.
    """
    policies.check_role(actor, policies.RUNNERS)
    row: AwardReport = locked(AwardReport.objects.visible_to(actor), report_id)
    budget = budgets.year_of(row.award, row.year)
    if budget is None or not budget.may_be_returned:
        raise Conflict(_("It was sent back before, or more was decided or reported since"))
    if not why.strip():
        raise Invalid(_("Enter the reason"), field="reason")
    row.returned_why = why.strip()
    row.save(update_fields=["returned_why"])
    note(actor, "fund report returned", row.pk)
    publish(topic=RETURNED, subject_id=row.pk, at=at)
    return row


@transaction.atomic
def ask_for_reports(*, at: datetime) -> int:
    """
    Ask for the report on the financial year that is over, once for each award; return how many.

    Running it again, or twice at once, asks nobody twice.
    """
    over = FinancialYear(financial_year_of(timezone.localdate(at)).year - 1)
    due = Award.objects.filter(
        status__in=RUNNING, starts_on__lte=over.end, ends_on__gte=over.start
    ).exclude(reports__year=over.year)
    due = due.filter(Q(asked_year=None) | Q(asked_year__lt=over.year))
    rows = due.order_by("pk").select_for_update(skip_locked=True, of=("self",))
    ids = [award.pk for award in rows]
    Award.objects.filter(pk__in=ids).update(asked_year=over.year)
    publish_many(topic=REPORT_DUE, subjects=dict.fromkeys(ids, (None, "")), at=at)
    return len(ids)


def _lengthen(row: AwardReport) -> None:
    award, until = row.award, FinancialYear(row.year).next.end
    if award.status == AwardStatus.ACCEPTED and award.ends_on < until:
        award.ends_on = until
        award.save(update_fields=["ends_on"])
        funding.move_funding_end(funding_id=award.pk, ends_on=until)


def _line(award: Award) -> funding.Money:
    services = list(award.application.services.values_list("pk", flat=True)[:2])
    return funding.Money(
        funder=str(award.application.round.scheme.organisation)[:200],
        ends_on=award.ends_on,
        starts_on=award.starts_on,
        service_id=services[0] if len(services) == 1 else None,
        amount=award.total,
        is_public=True,
    )
