"""Awards: one in full for those it concerns, and the list that everybody may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Award, AwardReport, Instalment
from evaluation.fund.selectors.budgets import YearBudget, budgets_of
from evaluation.fund.selectors.words import COLOURS, pounds, themes
from evaluation.fund.states import AwardStatus
from evaluation.periods import financial_years
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates

PAGE = 50
# Column names of the 360Giving Data Standard.
COLUMNS = (
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Awarded",
    "Amount Disbursed",
    "Award Date",
    "Recipient Org:Identifier",
    "Recipient Org:Name",
    "Funding Org:Identifier",
    "Funding Org:Name",
    "Planned Dates:Start Date",
    "Planned Dates:End Date",
    "Actual Dates:End Date",
    "Grant Programme:Title",
)


@dataclass(frozen=True, slots=True)
class PublicAward:
    """An award as everybody may read it."""

    pk: UUID
    title: str
    provider: str
    round: str
    scheme: str
    themes: str
    amount: str
    days: str
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class AwardPage:
    """An award in full, for its provider and for whoever runs the fund."""

    award: Award
    title: str
    provider: str
    scheme: str
    status: str
    colour: str
    is_stopped: bool
    total: str
    days: str
    instalments: list[Instalment]
    years: list[tuple[YearBudget, bool]]
    allowed: frozenset[str]


def award_for(*, actor: Actor, award_id: UUID) -> Award:
    """Return an award that concerns the actor. :raises NotVisible:"""
    rows = Award.objects.visible_to(actor).select_related(
        "application__provider__organisation", "application__round__scheme__organisation"
    )
    award = rows.filter(pk=award_id).first()
    if award is None:
        raise NotVisible
    return award


def award_page(*, actor: Actor, award: Award, on: date) -> AwardPage:
    """Return an award with its instalments and financial years. Three queries."""
    return AwardPage(
        award=award,
        title=award.application.title,
        provider=str(award.application.provider),
        scheme=str(award.application.round.scheme.organisation),
        status=str(AwardStatus(award.status).label),
        colour=COLOURS[award.status],
        is_stopped=award.status == AwardStatus.STOPPED,
        total=pounds(award.total),
        days=_days(award),
        instalments=list(award.instalments.all()),
        years=[(one, one.is_over(on)) for one in budgets_of(award)],
        allowed=_allowed(actor, award),
    )


def report_for(*, actor: Actor, report_id: UUID) -> AwardReport:
    """Return a year's report that concerns the actor. :raises NotVisible:"""
    rows = AwardReport.objects.visible_to(actor).select_related(
        "award__application__provider__organisation"
    )
    row = rows.filter(pk=report_id).first()
    if row is None:
        raise NotVisible
    return row


def public_awards(*, after: UUID | None = None) -> tuple[list[PublicAward], UUID | None]:
    """
    Return a page of what was awarded, the newest first, and the id that the next begins after.

    One query, two from the second page on.
    """
    rows = _published()
    last = rows.filter(pk=after).first() if after else None
    if last is not None:
        rows = rows.filter(starts_on__lte=last.starts_on).exclude(
            starts_on=last.starts_on, pk__lte=last.pk
        )
    found = list(rows[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return [_public(row) for row in found[:PAGE]], more


def open_data() -> Iterator[list[str]]:
    """
    Yield the public awards as rows of `COLUMNS`, the newest first.

    Identifiers are those of the register where the directory knows one. Planned is what was
    awarded; how a stopped award ended stands beside it.
    """
    for row in _published():
        application, is_stopped = row.application, row.status == AwardStatus.STOPPED
        yield [
            str(row.pk),
            application.title,
            application.what,
            "GBP",
            f"{row.total:.2f}",
            f"{row.paid or 0:.2f}" if is_stopped else "",
            _iso(application.round.published_at),
            _register_id(application.provider),
            str(application.provider),
            str(application.round.scheme_id),
            str(application.round.scheme.organisation),
            row.starts_on.isoformat(),
            financial_years(row.starts_on, len(row.amounts))[-1].end.isoformat(),
            row.ends_on.isoformat() if is_stopped else "",
            application.round.title,
        ]


def _published() -> Any:
    rows = Award.objects.published().select_related(
        "application__provider__organisation", "application__round__scheme__organisation"
    )
    paid = Sum("instalments__amount", filter=Q(instalments__paid_on__isnull=False))
    return rows.annotate(paid=paid).order_by("-starts_on", "pk")


def _iso(moment: Any) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""


def _register_id(provider: Any) -> str:
    if provider.charity_number:
        return f"GB-CHC-{provider.charity_number}"
    return f"GB-COH-{provider.company_number}" if provider.company_number else str(provider.pk)


def _public(row: Award) -> PublicAward:
    return PublicAward(
        pk=row.pk,
        title=row.application.title,
        provider=str(row.application.provider),
        round=row.application.round.title,
        scheme=str(row.application.round.scheme.organisation),
        themes=themes(row.application.round.themes),
        amount=_amount(row),
        days=_days(row),
        is_stopped=row.status == AwardStatus.STOPPED,
    )


def _amount(row: Any) -> str:
    """Return what was awarded; of a stopped award also what of it was paid."""
    if row.status != AwardStatus.STOPPED:
        return pounds(row.total)
    words = _("%(paid)s paid, of %(total)s awarded")
    return words % {"paid": pounds(row.paid or Decimal(0)), "total": pounds(row.total)}


def _days(row: Award) -> str:
    days = {"first": dates.day(row.starts_on), "last": dates.day(row.ends_on)}
    return _("%(first)s to %(last)s") % days


def _allowed(actor: Actor, award: Award) -> frozenset[str]:
    allowed = set()
    if actor.role in policies.APPLICANTS:
        allowed |= {"answer"} if award.status == AwardStatus.OFFERED else set()
        allowed |= (
            {"report"} if award.status in (AwardStatus.ACCEPTED, AwardStatus.STOPPED) else set()
        )
    if actor.role in policies.RUNNERS:
        allowed |= {"return"}
        allowed |= {"note_refusal"} if award.status == AwardStatus.OFFERED else set()
        allowed |= {"pay", "stop", "decide"} if award.status == AwardStatus.ACCEPTED else set()
    return frozenset(allowed)
