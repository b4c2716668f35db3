"""People sent to providers by quarter, held against the places they have: counts, never names."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.facts.models import ProviderQuarter
from evaluation.measures.selectors.linked_years import QuarterSent
from evaluation.measures.selectors.of_area import of_area
from evaluation.measures.selectors.sent import NOTHING, Sent, paid_figures, quarters_before, sent_in
from evaluation.periods import FinancialYear, Quarter, parse_quarter, quarter_of
from evaluation.suppression import in_words, suppress
from providers.models import MonthlyPlaces, Provider
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class SentRow:
    """One provider in one quarter, as the reader may know it."""

    provider: str
    quarter: str
    sent: str
    paid_for: str
    not_paid_for: str
    maximum: str
    funded: str


def people_sent(*, actor: Actor, on: date) -> list[SentRow]:
    """
    Return each provider's last four closed quarters, the latest first. Three queries.

    A provider sees its own exactly, with the quarter that runs. All others see what was published
    of the providers of their area the night after a quarter closed, and what would be hidden
    altogether is left out.
    """
    if actor.role == Role.PROVIDER:
        return _own(actor, on)
    keys = [each.key for each in quarters_before(on)]
    published = ProviderQuarter.objects.filter(of_area(actor), quarter__in=keys)
    rows = [row for row in published if _says_something(row.figures)]
    names = _names({row.provider_id for row in rows})
    found = [
        (names[row.provider_id], row.provider_id, quarter, row.figures)
        for row in rows
        if row.provider_id in names and (quarter := parse_quarter(row.quarter))
    ]
    return _in_order(found)


def published_quarters(provider_id: UUID, *, on: date) -> list[SentRow]:
    """Return a provider's last four quarters as others may read them. Two queries."""
    keys = [each.key for each in quarters_before(on)]
    rows = ProviderQuarter.objects.filter(provider_id=provider_id, quarter__in=keys)
    found = [
        ("", provider_id, quarter, row.figures)
        for row in rows
        if (quarter := parse_quarter(row.quarter))
    ]
    return _in_order(found)


def sent_as_published(provider_id: UUID, year: FinancialYear, *, on: date) -> list[QuarterSent]:
    """
    Return of each quarter of a year how many were sent, and what others read, or will read, of it.

    Three queries. What is not published yet is taken as it stands.
    """
    said = MonthlyPlaces.objects.filter(provider_id=provider_id)
    live = sent_in(year.quarters, said=said, until=on, provider_id=provider_id)
    rows = ProviderQuarter.objects.filter(quarter__in=[each.key for each in year.quarters])
    own = dict(rows.filter(provider_id=provider_id).values_list("quarter", "figures"))
    return [
        _as_read(live.get((provider_id, quarter), NOTHING), own.get(quarter.key))
        for quarter in year.quarters
    ]


def _as_read(one: Sent, published: Mapping[str, Any] | None) -> QuarterSent:
    shown = {"sent": suppress(one.sent), **paid_figures(one)}
    figures = published or {name: each.published for name, each in shown.items()}
    places = {name: figures.get(name) for name in ("paid_for", "not_paid_for")}
    return QuarterSent(
        one.sent,
        figures["sent"],
        tuple((getattr(one, name), read) for name, read in places.items() if read is not None),
    )


def _own(actor: Actor, on: date) -> list[SentRow]:
    own = actor.organisation_id
    if own is None:
        return []
    said = MonthlyPlaces.objects.visible_to(actor).filter(provider_id=own)
    quarters = [quarter_of(on), *quarters_before(on)]
    sums, names = sent_in(quarters, said=said, until=on, provider_id=own), _names({own})
    found = [
        (names[own], own, quarter, _exact(asdict(one)))
        for (_provider, quarter), one in sums.items()
        if own in names
    ]
    return _in_order(found)


def _exact(counts: dict[str, Any]) -> dict[str, Any]:
    is_said = counts["funded"] is not None
    return counts if is_said else counts | {"paid_for": None, "not_paid_for": None}


def _names(provider_ids: set[UUID]) -> dict[UUID, str]:
    rows = Provider.objects.filter(pk__in=provider_ids)
    return dict(rows.values_list("pk", "organisation__name"))


def _says_something(figures: Mapping[str, Any]) -> bool:
    is_said = figures["funded"] is not None or figures["maximum"] is not None
    return is_said or (isinstance(figures["sent"], int) and figures["sent"] > 0)


def _in_order(
    found: Iterable[tuple[str, UUID, Quarter, Mapping[str, Any]]],
) -> list[SentRow]:
    ordered = sorted(found, key=lambda one: one[2], reverse=True)
    ordered.sort(key=lambda one: (one[0].casefold(), str(one[1])))
    return [_row(name, quarter, figures) for name, _provider, quarter, figures in ordered]


def _row(name: str, quarter: Quarter, figures: Mapping[str, Any]) -> SentRow:
    return SentRow(
        provider=name,
        quarter=str(quarter),
        sent=_said(figures["sent"]),
        paid_for=_said(figures["paid_for"]),
        not_paid_for=_said(figures["not_paid_for"]),
        maximum=_said(figures["maximum"]),
        funded=_said(figures["funded"]),
    )


def _said(figure: int | str | None) -> str:
    return _("not said") if figure is None else in_words(figure)
