"""Rounds, as everybody reads them and as whoever runs the fund does."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Application, FundRound
from evaluation.fund.selectors import money
from evaluation.fund.selectors.evidence import evidence_of
from evaluation.fund.selectors.words import COLOURS, pounds, themes
from evaluation.fund.states import PUBLIC_ROUNDS, WITH_PANEL, ApplicationStatus, RoundStatus
from evaluation.periods import financial_years
from providers.models import AssuranceKind
from referrals.models import Scheme
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted, NotVisible
from spcore.needs import Need
from spcore.ui import dates

MOST = 60
ORDER = (RoundStatus.OPEN, RoundStatus.DRAFT, RoundStatus.JUDGING, RoundStatus.DECIDED)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in a list. `applications` only for whoever runs it."""

    id: UUID
    title: str
    scheme: str
    status: str
    colour: str
    money: str
    themes: str
    closes: str
    is_open: bool
    applications: int | None


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round in full."""

    row: RoundRow
    about: str
    facts: list[tuple[str, str]]
    evidence: list[tuple[str, str]]
    evidence_period: str
    criteria: list[Any]
    required: list[str]
    is_own: bool
    mine: Application | None


def schemes_of(actor: Actor) -> QuerySet[Scheme]:
    """Return the schemes whose fund the actor runs: their own, or those of their board."""
    rows = Scheme.objects.select_related("organisation").order_by("organisation__name", "pk")
    if actor.role == Role.SCHEME_ADMIN:
        return rows.filter(pk=actor.organisation_id)
    if actor.role == Role.COMMISSIONER:
        return rows.filter(organisation__parent=actor.organisation_id)
    return rows.none()


def round_rows(*, actor: Actor, on: date) -> list[RoundRow]:
    """Return what the actor may know of, what is open first. One query."""
    rows = FundRound.objects.visible_to(actor).select_related("scheme__organisation")
    sent = Count("applications", filter=Q(applications__status__in=WITH_PANEL))
    rows = rows.annotate(sent=sent).order_by("-closes_on", "pk")[:MOST]
    runs = actor.role in policies.RUNNERS
    found = [_row(row, on, row.sent if runs else None) for row in rows]
    place = {str(status.label): number for number, status in enumerate(ORDER)}
    return sorted(found, key=lambda row: place.get(row.status, len(place)))


def round_for(*, actor: Actor, round_id: UUID) -> FundRound:
    """Return a round the actor may know of. :raises NotVisible:"""
    rows = FundRound.objects.visible_to(actor).select_related("scheme__organisation")
    row = rows.filter(pk=round_id).first()
    if row is None:
        raise NotVisible
    return row


def own_round(*, actor: Actor, round_id: UUID) -> FundRound:
    """Return a round that the actor runs. :raises NotVisible:"""
    row = FundRound.objects.run_by(actor).select_related("scheme__organisation")
    found = row.filter(pk=round_id).first()
    if found is None:
        raise NotVisible
    return found


def own_draft(*, actor: Actor, round_id: UUID) -> FundRound:
    """Return a round that the actor runs and may still change. :raises NotVisible, Conflict:"""
    row = own_round(actor=actor, round_id=round_id)
    if row.status != RoundStatus.DRAFT:
        raise Conflict(_("This round is open already: what it asks for stays as it is"))
    return row


def context_of_new(*, actor: Actor) -> dict[str, Any]:
    """
    Return what the form of a new round offers: schemes, what is missing there, money left.

    :raises NotPermitted: no scheme is the actor's.
    """
    schemes = list(schemes_of(actor))
    if not schemes:
        raise NotPermitted(_("There is no scheme in your area whose fund you run"))
    return {
        "schemes": schemes,
        "missing": evidence_of([one.pk for one in schemes]).needs,
        "left": money.rounds_with_money_left(actor=actor, scheme_ids=[one.pk for one in schemes]),
    }


def context_of(row: FundRound, *, actor: Actor) -> dict[str, Any]:
    """Return what the form of a round offers: what is missing in its scheme, and money left."""
    return {
        "schemes": [row.scheme],
        "missing": evidence_of([row.scheme_id]).needs,
        "left": money.rounds_with_money_left(actor=actor, scheme_ids=[row.scheme_id], but=row.pk),
    }


def round_page(*, actor: Actor, row: FundRound, on: date) -> RoundPage:
    """Return a round in full, with the actor's own application if it is a provider's."""
    mine = None
    if actor.role in policies.APPLICANTS:
        own = Application.objects.visible_to(actor).filter(round=row)
        mine = own.exclude(status=ApplicationStatus.WITHDRAWN).first()
    return RoundPage(
        row=_row(row, on, None),
        about=row.about,
        facts=_facts(row),
        evidence=[
            (str(Need(code).label), figure) for code, figure in row.evidence if code in row.themes
        ],
        evidence_period=row.evidence_period,
        criteria=list(row.criteria.all()),
        required=[str(AssuranceKind(kind).label) for kind in row.required],
        is_own=FundRound.objects.run_by(actor).filter(pk=row.pk).exists(),
        mine=mine,
    )


def _facts(row: FundRound) -> list[tuple[str, str]]:
    years = financial_years(row.starts_on, row.years_most)
    facts = [
        (_("Themes"), themes(row.themes)),
        (_("Money in all"), pounds(row.money)),
        (_("Of this carried over from an earlier round"), pounds(row.brought or None)),
        (_("The most for one applicant"), pounds(row.most)),
        (_("Over"), f"{years[0]} – {years[-1]}" if len(years) > 1 else str(years[0])),
        (_("Money starts"), dates.day(row.starts_on)),
        (_("Last day to apply"), dates.day(row.closes_on)),
    ]
    return [fact for fact in facts if fact[1]]


def _row(row: FundRound, on: date, sent: int | None) -> RoundRow:
    return RoundRow(
        id=row.pk,
        title=row.title,
        scheme=str(row.scheme.organisation),
        status=str(RoundStatus(row.status).label),
        colour=COLOURS[row.status],
        money=pounds(row.money),
        themes=themes(row.themes),
        closes=dates.day(row.closes_on),
        is_open=row.status == RoundStatus.OPEN and on <= row.closes_on,
        applications=sent,
    )


def rounds_to_find() -> list[tuple[UUID, datetime]]:
    """Return the public rounds that search engines may find, and when each last changed."""
    rows = FundRound.objects.filter(status__in=PUBLIC_ROUNDS).order_by("-closes_on", "pk")
    changed = Coalesce("published_at", "opened_at", "made_at")
    return list(rows.annotate(changed=changed).values_list("pk", "changed"))
