"""Money that ends, with how many people would lose support: counts, never names."""

from dataclasses import dataclass
from datetime import date

from evaluation.periods import quarter_of
from evaluation.suppression import suppress
from providers.models import Funding
from providers.selectors.funding import funding_ending, left_words
from referrals.selectors.endings import people_going_to, people_who_went
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
    """
    Return what ends within six months, the nearest first.

    A provider counts its own exactly, as it is now; all others as it was when the last quarter
    ended (security.md J3).
    """
    return [_ending(row, actor, on) for row in funding_ending(actor=actor, on=on)[:100]]


def counted_on(on: date) -> date:
    """Return the day for which people are counted: the last one of the last quarter."""
    return quarter_of(on).before.end


def _ending(row: Funding, actor: Actor, on: date) -> Ending:
    is_own = actor.role == Role.PROVIDER and actor.organisation_id == row.provider_id
    number = people_going_to(row) if is_own else people_who_went(row, on=counted_on(on))
    return Ending(
        funder=row.funder,
        provider=str(row.provider),
        service=row.service.name if row.service else "",
        day=dates.day(row.ends_on),
        left=left_words(row.ends_on, on=on),
        people=str(number) if is_own else str(suppress(number)),
    )
