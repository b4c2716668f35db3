"""
How candidates without a journey stand before anybody asks, and the most points that each may get.

They are read from the best standing on, as long as one could still be among the best.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from providers.models import Capacity
from providers.selectors.freshness import due_before, stale_before
from providers.selectors.match_query import MatchQuery

OTHERWISE = [each for each in Capacity if each not in (Capacity.OPEN, Capacity.FULL)]


@dataclass(frozen=True, slots=True)
class Standing:
    """Alike in capacity and freshness: `never` are points it cannot earn, `costs` what it loses."""

    capacity: tuple[Capacity, ...]
    freshness: str
    never: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()

    def rows(self, on: date) -> Q:
        """Return what is so on that day."""
        kept, fresh = Q(verified_on__gte=stale_before(on)), Q(verified_on__gte=due_before(on))
        aged = {
            "fresh": fresh,
            "kept": kept & Q(verified_on__lt=due_before(on)),
            "not stale": kept,
            "stale": Q(verified_on=None) | Q(verified_on__lt=stale_before(on)),
        }[self.freshness]
        return aged & Q(capacity__in=self.capacity) if self.capacity else aged


# Each candidate is in one of them. The usual points put them in this order; any points may.
STANDINGS = (
    Standing((Capacity.OPEN,), "fresh"),
    Standing((Capacity.OPEN,), "kept", never=("fresh",)),
    Standing(tuple(OTHERWISE), "not stale", never=("places",)),
    Standing((Capacity.FULL,), "not stale", never=("places",), costs=("places",)),
    Standing((), "stale", never=("fresh",), costs=("stale",)),
)


def most_points(query: MatchQuery, standing: Standing) -> float:
    """Return the points that nothing of this standing can have more of."""
    earned = {
        "need": len(query.needs),
        "no_travel": int(query.stays_home),
        "transport": int(query.needs_transport),
        "free": int(query.wants_free),
        "language": int(bool(query.language)),
        "preference": len(query.prefers),
        "places": 1,
        "assured": 1,
        "fresh": 1,
    }
    most = sum(query.weights[name] * times for name, times in earned.items())
    return float(most - sum(query.weights[name] for name in standing.never + standing.costs))
