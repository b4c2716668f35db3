"""Applications, as their applicant, the panel and whoever runs the round read them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Application, Award
from evaluation.fund.selectors.budgets import budgets_of
from evaluation.fund.selectors.directory import Section, shown_facts
from evaluation.fund.selectors.words import COLOURS, pounds, year_span
from evaluation.fund.states import RUNNING, ApplicationStatus, AwardStatus, RoundStatus
from evaluation.periods import financial_years
from providers.models import Service
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible
from spcore.ui import dates

MOST = 60


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One's own application in a list. `award_id` once there is an award to answer or keep."""

    id: UUID
    title: str
    round: str
    status: str
    colour: str
    asked: str
    is_draft: bool
    closes: str
    award_id: UUID | None
    is_offered: bool
    report_on: str


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """An application in full. The decision is not there before it is published."""

    id: UUID
    title: str
    provider: str
    status: str
    colour: str
    answers: list[tuple[str, str]]
    money: list[tuple[str, str]]
    total: str
    directory: list[Section]
    reason: str
    sent_at: Any
    award_id: UUID | None
    allowed: frozenset[str]


def application_for(*, actor: Actor, application_id: UUID) -> Application:
    """Return an application that the actor may read. :raises NotVisible:"""
    rows = Application.objects.visible_to(actor)
    rows = rows.select_related("round__scheme__organisation", "provider__organisation", "award")
    row = rows.filter(pk=application_id).first()
    if row is None:
        raise NotVisible
    return row


def own_draft(*, actor: Actor, application_id: UUID, may_be_sent: bool = False) -> Application:
    """Return one's own that is not sent, or may be. :raises NotVisible, Conflict:"""
    row = application_for(actor=actor, application_id=application_id)
    if may_be_sent and row.status == ApplicationStatus.SENT:
        return row
    if row.status != ApplicationStatus.DRAFT:
        raise Conflict(_("It was sent. Take it back to change it, while the round is open"))
    if row.round.status in (RoundStatus.DECIDED, RoundStatus.CALLED_OFF):
        raise Conflict(_("This round is over"))
    return row


def to_mark(*, actor: Actor, application_id: UUID) -> Application:
    """Return one that a member of the panel may mark now. :raises NotVisible, Conflict:"""
    row = application_for(actor=actor, application_id=application_id)
    if "score" not in _allowed(actor, row):
        raise Conflict(_("This application is decided, or not with the panel"))
    return row


def application_rows(*, actor: Actor, on: date) -> list[ApplicationRow]:
    """Return a provider's own, the newest first. Three queries."""
    rows = Application.objects.visible_to(actor).select_related("round", "award")
    rows = rows.prefetch_related("award__reports", "award__instalments")
    return [_row(row, actor, on) for row in rows.order_by("-made_at", "pk")[:MOST]]


def application_page(*, actor: Actor, row: Application, on: date) -> ApplicationPage:
    """Return one in full, as the actor may know it."""
    status = status_for(actor, row)
    is_told = status in (ApplicationStatus.AWARDED, ApplicationStatus.DECLINED)
    is_over = _is_called_off(row, status)
    return ApplicationPage(
        id=row.pk,
        title=row.title or _("Without a title yet"),
        provider=str(row.provider),
        status=_words(row, status),
        colour=_colour(row, status),
        answers=_answers(row),
        money=_money(row),
        total=pounds(sum(row.amounts, Decimal(0))),
        directory=shown_facts(row, on=on),
        reason=row.round.reason if is_over else row.reason if is_told else "",
        sent_at=row.sent_at,
        award_id=_award_of(actor, row) if status == ApplicationStatus.AWARDED else None,
        allowed=_allowed(actor, row),
    )


def status_for(actor: Actor, row: Application) -> ApplicationStatus:
    """Return the status as the actor may know it: decisions only once they are published."""
    is_early = row.round.status != RoundStatus.DECIDED and row.decided_at is not None
    if is_early and actor.role not in policies.RUNNERS:
        return ApplicationStatus.SENT
    return ApplicationStatus(row.status)


def _award_of(actor: Actor, row: Application) -> UUID | None:
    """Return the award, for those who may open it: the panel reads of it in the public list."""
    award = getattr(row, "award", None)
    return award.pk if award and actor.role not in policies.PANEL else None


def services_to_choose(row: Application) -> QuerySet[Service]:
    """Return the applicant's services, by name."""
    return Service.objects.filter(provider=row.provider).order_by("name", "pk")


def _allowed(actor: Actor, row: Application) -> frozenset[str]:
    """Return what the actor may do with it now, for the page's buttons."""
    allowed = set()
    is_open = row.round.status == RoundStatus.OPEN
    is_judging = row.round.status == RoundStatus.JUDGING
    if actor.role in policies.APPLICANTS:
        allowed |= {"edit"} if row.status == ApplicationStatus.DRAFT and is_open else set()
        allowed |= {"take_back"} if row.status == ApplicationStatus.SENT and is_open else set()
        known = status_for(actor, row)
        waits = known in (ApplicationStatus.DRAFT, ApplicationStatus.SENT)
        allowed |= {"withdraw"} if waits and (is_open or is_judging) else set()
    if actor.role in policies.PANEL and is_judging and row.status == ApplicationStatus.SENT:
        allowed.add("score")
    if actor.role in policies.RUNNERS and is_judging:
        allowed.add("decide" if row.status == ApplicationStatus.SENT else "undecide")
    return frozenset(allowed)


def _row(row: Application, actor: Actor, on: date) -> ApplicationRow:
    status = status_for(actor, row)
    award = getattr(row, "award", None)
    is_known = award is not None and award.status != AwardStatus.PREPARED
    return ApplicationRow(
        id=row.pk,
        title=row.title or _("Without a title yet"),
        round=row.round.title,
        status=_words(row, status),
        colour=_colour(row, status),
        asked=pounds(sum(row.amounts, Decimal(0))),
        is_draft=status == ApplicationStatus.DRAFT and row.round.status == RoundStatus.OPEN,
        closes=dates.day(row.round.closes_on),
        award_id=award.pk if award and is_known else None,
        is_offered=award is not None and award.status == AwardStatus.OFFERED,
        report_on=_year_to_report(award, on) if award is not None else "",
    )


def _year_to_report(award: Award, on: date) -> str:
    """Return the first financial year whose report is due and can be written; "" for none."""
    years = budgets_of(award) if award.status in RUNNING else []
    due = (one for one in years if one.is_over(on) and not one.is_reported and not one.waits)
    return str(next((one.year for one in due), ""))


def _is_called_off(row: Application, status: ApplicationStatus) -> bool:
    is_over = row.round.status == RoundStatus.CALLED_OFF
    return is_over and status != ApplicationStatus.WITHDRAWN


def _words(row: Application, status: ApplicationStatus) -> str:
    return _("Round called off") if _is_called_off(row, status) else str(status.label)


def _colour(row: Application, status: ApplicationStatus) -> str:
    return "grey" if _is_called_off(row, status) else COLOURS.get(status, "grey")


def _answers(row: Application) -> list[tuple[str, str]]:
    return [
        (_("What will you do?"), row.what),
        (_("For whom?"), row.whom),
        (_("How many people?"), str(row.people or "")),
        (_("How will you know that it helped?"), row.how_known),
    ]


def _money(row: Application) -> list[tuple[str, str]]:
    years = financial_years(row.round.starts_on, len(row.amounts))
    return [
        (year_span(year, starts_on=row.round.starts_on), pounds(amount))
        for year, amount in zip(years, row.amounts, strict=True)
    ]
