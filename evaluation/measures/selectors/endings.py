"""Money that ends, with how many people would lose support: counts, never names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from evaluation.facts.models import ProviderQuarter
from evaluation.measures.selectors.of_area import of_area
from evaluation.periods import Quarter, parse_quarter, quarter_of
from evaluation.suppression import in_words
from providers.models import Funding
from providers.selectors.funding import funding_ending, left_words
from referrals.selectors.endings import people_going_to
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui import dates

MOST = 100


@dataclass(frozen=True, slots=True)
class Ending:
    """A line of money, when it ends, and how many go there, as the reader may know it."""

    funder: str
    provider: str
    service: str
    day: str
    left: str
    people: str


def endings(*, actor: Actor, on: date) -> list[Ending]:
    """
    Return what ends within six months in the actor's area, the nearest first.

    A provider counts its own exactly, as it is now; all others read what was published when the
    last quarter closed, which nothing entered late moves (security.md J3).
    """
    rows = list(funding_ending(actor=actor, on=on).filter(of_area(actor))[:MOST])
    going = _published({row.provider_id for row in rows}, counted_on(on))
    return [_ending(row, actor, on, going) for row in rows]


def counted_on(on: date) -> date | None:
    """Return the day for which people are counted: the last one of the last published quarter."""
    quarter = _last(on)
    return quarter.end if quarter else None


def _last(on: date) -> Quarter | None:
    rows = ProviderQuarter.objects.filter(quarter__lt=quarter_of(on).key).order_by("-quarter")
    return parse_quarter(rows.values_list("quarter", flat=True).first() or "")


Going = dict[UUID, dict[str, Any]]


def _published(provider_ids: Iterable[UUID], day: date | None) -> Going | None:
    """Return who went where by provider and service; None where nothing is published yet."""
    if day is None:
        return None
    rows = ProviderQuarter.objects.filter(
        quarter=quarter_of(day).key, provider_id__in=list(provider_ids)
    )
    return dict(rows.values_list("provider_id", "figures__going"))


def _ending(row: Funding, actor: Actor, on: date, going: Going | None) -> Ending:
    is_own = actor.role == Role.PROVIDER and actor.organisation_id == row.provider_id
    return Ending(
        funder=row.funder,
        provider=str(row.provider),
        service=row.service.name if row.service else "",
        day=dates.day(row.ends_on),
        left=left_words(row.ends_on, on=on),
        people=str(people_going_to(row)) if is_own else _figure(row, going),
    )


def _figure(row: Funding, going: Going | None) -> str:
    """Return how many went there; nought of whom nothing was counted, a dash before that."""
    if going is None:
        return "–"
    return in_words(going.get(row.provider_id, {}).get(str(row.service_id or ""), 0))
