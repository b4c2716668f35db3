"""Money that ends, with how many people would lose support: counts, never names."""

from dataclasses import dataclass
from datetime import date

from evaluation.suppression import suppress
from providers.models import Funding
from providers.selectors.funding import funding_ending, left_words
from referrals.selectors.endings import people_going_to
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui import dates


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
    """Return what ends within six months, the nearest first. A provider counts its own exactly."""
    return [_ending(row, actor, on) for row in funding_ending(actor=actor, on=on)[:100]]


def _ending(row: Funding, actor: Actor, on: date) -> Ending:
    number = people_going_to(row)
    is_own = actor.role == Role.PROVIDER and actor.organisation_id == row.provider_id
    return Ending(
        funder=row.funder,
        provider=str(row.provider),
        service=row.service.name if row.service else "",
        day=dates.day(row.ends_on),
        left=left_words(row.ends_on, on=on),
        people=str(number) if is_own else str(suppress(number)),
    )
