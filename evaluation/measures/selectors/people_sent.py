"""People sent to providers by quarter, held against the places they have: counts, never names."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.periods import Quarter, quarter_of
from evaluation.suppression import Figure, suppress, suppress_parts
from providers.models import MonthlyPlaces, Provider
from providers.selectors.places import month_after, places_by_month
from referrals.selectors.monthly import Month, months_of
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

QUARTERS = 4


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
    says_something: bool


@dataclass(slots=True)
class _Sum:
    """What a quarter adds up to. `paid_for` is no figure where nobody said who pays."""

    sent: int = 0
    paid_for: int = 0
    not_paid_for: int = 0
    maximum: int | None = 0
    funded: int | None = 0


def quarters_before(day: date) -> list[Quarter]:
    """Return the last four quarters that were over by `day`, the latest first."""
    quarter, found = quarter_of(day), []
    for _each in range(QUARTERS):
        quarter = quarter.before
        found.append(quarter)
    return found


def people_sent(*, actor: Actor, on: date) -> list[SentRow]:
    """
    Return each provider's last four closed quarters, the latest first. Three queries.

    A provider sees its own exactly, with the quarter that runs; for all others 1 to 7 is hidden,
    and what would be hidden altogether is left out. A month is paid for as far as the provider said
    that somebody pays.
    """
    is_own = actor.role == Role.PROVIDER
    quarters = quarters_before(on)
    if is_own:
        quarters.insert(0, quarter_of(on))
    said = list(MonthlyPlaces.objects.visible_to(actor))
    sent = months_of(since=quarters[-1].start, until=min(quarters[0].end, on))
    shown = {row.provider_id for row in said} | {row.provider_id for row in sent}
    if is_own:
        shown &= {actor.organisation_id} if actor.organisation_id else set()
    names = _names(shown)
    sums = _sums(said, sent, quarters, set(names))
    ordered = sorted(names, key=lambda pk: (names[pk].casefold(), str(pk)))
    pairs = ((pk, quarter) for pk in ordered for quarter in quarters if (pk, quarter) in sums)
    rows = (_row(names[pk], quarter, sums[pk, quarter], is_own) for pk, quarter in pairs)
    return [row for row in rows if is_own or row.says_something]


def _names(provider_ids: set[UUID]) -> dict[UUID, str]:
    rows = Provider.objects.filter(pk__in=provider_ids)
    return dict(rows.values_list("pk", "organisation__name"))


def _sums(
    said: list[MonthlyPlaces], sent: list[Month], quarters: list[Quarter], shown: set[UUID]
) -> dict[tuple[UUID, Quarter], _Sum]:
    months = {month_after(one.start, n): one for one in quarters for n in range(3)}
    held = places_by_month(said, months)
    by_month = {(one.provider_id, one.first): one for one in sent}
    sums: dict[tuple[UUID, Quarter], _Sum] = defaultdict(_Sum)
    for provider_id, month in sorted(held.keys() | by_month.keys(), key=str):
        if provider_id in shown and month in months:
            places, here = held.get((provider_id, month)), by_month.get((provider_id, month))
            _add(sums[provider_id, months[month]], places, here)
    return dict(sums)


def _add(total: _Sum, places: MonthlyPlaces | None, here: Month | None) -> None:
    funded = places.funded if places else None
    taken = here.taken if here else 0
    total.sent += here.sent if here else 0
    total.paid_for += min(taken, funded or 0)
    total.not_paid_for += taken - min(taken, funded or 0)
    total.maximum = _plus(total.maximum, places.maximum if places else None)
    total.funded = _plus(total.funded, funded)


def _plus(total: int | None, more: int | None) -> int | None:
    """Add up; what is not known of one month is not known of the quarter."""
    return None if total is None or more is None else total + more


def _row(name: str, quarter: Quarter, found: _Sum, is_own: bool) -> SentRow:
    counts = {"paid_for": found.paid_for, "not_paid_for": found.not_paid_for}
    shown = counts if is_own else _parts(counts, found.funded)
    sent = suppress(found.sent)
    is_said = found.funded is not None
    return SentRow(
        provider=name,
        quarter=str(quarter),
        sent=str(found.sent if is_own else sent),
        paid_for=str(shown["paid_for"]) if is_said else _said(None),
        not_paid_for=str(shown["not_paid_for"]) if is_said else _said(None),
        maximum=_said(found.maximum),
        funded=_said(found.funded),
        says_something=is_said or found.maximum is not None or bool(sent.value),
    )


def _parts(counts: dict[str, int], funded: int | None) -> dict[str, Figure]:
    """Return both parts as others may know them: of one paid place a star would tell that it is."""
    if funded == 1:
        return dict.fromkeys(counts, Figure(None))
    return suppress_parts(counts)


def _said(number: int | None) -> str:
    return _("not said") if number is None else f"{number:,}"
