"""Who of a team is away on which days, as an app above knows it: nobody is on call then."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from spcore.working_days import ONE_DAY

Spells = Iterable[tuple[UUID, date, date]]  # who, from which day to which, both included
_SOURCES: list[Callable[..., Spells]] = []


def says_who_is_away(source: Callable[..., Spells]) -> Callable[..., Spells]:
    """Let a function of an app above say, as `source(team_id=, first=, last=)`, who is away."""
    _SOURCES.append(source)
    return source


def away(*, team_id: UUID | None, first: date, last: date) -> frozenset[tuple[UUID, date]]:
    """Return who of a team is away on which of these days. One query for each source."""
    spells = [
        spell for source in _SOURCES for spell in source(team_id=team_id, first=first, last=last)
    ]
    days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    return frozenset(
        (user_id, day) for user_id, starts, ends in spells for day in days if starts <= day <= ends
    )
