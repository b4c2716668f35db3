"""What a person needs of a service, and what speaks for one and against it: values, no reads."""

from dataclasses import dataclass, field
from datetime import date

from providers.selectors.query import Origin

# How many points each reason gives at most. Shown to whoever is matched by them.
WEIGHTS = {
    "need": 20,
    "near": 30,
    "no_travel": 15,
    "places": 15,
    "wait": 10,
    "free": 15,
    "language": 20,
    "access": 10,
    "preference": 10,
    "transport": 10,
    "assured": 5,
    "fresh": 10,
    "stale": 20,
}


@dataclass(frozen=True, slots=True)
class MatchQuery:
    """
    One person's question to the directory, asked on the day `on`; nothing in it names anybody.

    `areas` are the codes of the areas they live in. `access` and `prefers` are columns of a place
    and of a service. With `stays_home` nothing counts that means a journey;
    with `comes_alone` nothing that has to be referred to or rung first, or that is full.
    """

    on: date
    needs: tuple[str, ...]
    origin: Origin | None = None
    reach_km: float = 8
    stays_home: bool = False
    age: int | None = None
    areas: tuple[str, ...] = ()
    wants_free: bool = False
    language: str = ""
    access: tuple[str, ...] = ()
    prefers: tuple[str, ...] = ()
    needs_transport: bool = False
    must_be_assured: bool = False
    comes_alone: bool = False
    weights: dict[str, int] = field(default_factory=lambda: dict(WEIGHTS), hash=False)
