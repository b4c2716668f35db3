"""How many people were sent to providers in a quarter, held against their places: exact sums."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluation.periods import Quarter, quarter_of
from evaluation.suppression import Figure, suppress_parts
from providers.models import MonthlyPlaces
from providers.selectors.places import month_after, places_by_month
from referrals.selectors.monthly import Month, months_of

QUARTERS = 4


@dataclass(slots=True)
class Sent:
    """What a quarter adds up to. `paid_for` is no figure where nobody said who pays."""

    sent: int = 0
    paid_for: int = 0
    not_paid_for: int = 0
    maximum: int | None = 0
    funded: int | None = 0


NOTHING = Sent(maximum=None, funded=None)  # nobody sent, and nothing said


def paid_figures(sent: Sent) -> dict[str, Figure]:
    """
    Return both parts as others may know them; none where nobody said who pays.

    Of one paid place a star would tell that it is.
    """
    counts = {"paid_for": sent.paid_for, "not_paid_for": sent.not_paid_for}
    if sent.funded is None:
        return {}
    return dict.fromkeys(counts, Figure(None)) if sent.funded == 1 else suppress_parts(counts)


def quarters_before(day: date) -> list[Quarter]:
    """Return the last four quarters that were over by `day`, the latest first."""
    quarter, found = quarter_of(day), []
    for _each in range(QUARTERS):
        quarter = quarter.before
        found.append(quarter)
    return found


def sent_in(
    quarters: Collection[Quarter],
    *,
    said: Iterable[MonthlyPlaces],
    until: date,
    provider_id: UUID | None = None,
) -> dict[tuple[UUID, Quarter], Sent]:
    """
    Return by provider and quarter what was sent until a day, of all providers or one. One query.

    A month is paid for as far as the provider said that somebody pays.
    """
    since = min(quarters).start
    rows = months_of(since=since, until=min(max(quarters).end, until), provider_id=provider_id)
    months = {month_after(one.start, n): one for one in quarters for n in range(3)}
    held = places_by_month(said, months)
    by_month = {(one.provider_id, one.first): one for one in rows}
    sums: dict[tuple[UUID, Quarter], Sent] = defaultdict(Sent)
    for provider, month in sorted(held.keys() | by_month.keys(), key=str):
        if month in months:
            places, here = held.get((provider, month)), by_month.get((provider, month))
            _add(sums[provider, months[month]], places, here)
    return dict(sums)


def _add(total: Sent, places: MonthlyPlaces | None, here: Month | None) -> None:
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
