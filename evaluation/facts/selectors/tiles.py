"""
A table of figures before suppression: what every dashboard, download and report is made of.

Counts of people have keys, shared between tables, so that the release knows what adds up to what
and protects all its tables together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluation.protection import Sum


@dataclass(frozen=True, slots=True)
class People:
    """A count of people, by its key in the release."""

    key: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of two published counts; its interval is Wilson's."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Where chance ends for a group: its size `whole`, around the share that `part` is of `of`.

    All three are published counts; exact ones would tell how many `part` is.
    """

    part: str
    of: str
    whole: str


@dataclass(frozen=True, slots=True)
class Funnel:
    """The limits of chance at sizes that are always the same, around a published share."""

    part: str
    of: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A published count per 1,000 of a population; nothing where nobody counted that."""

    part: str
    population: int | None


@dataclass(frozen=True, slots=True)
class Pounds:
    """Public money for each person of a published count."""

    money: int
    part: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    A statistic of `n` people with its interval, shown from `least` people on.

    `to` is what its value is rounded to where that is coarser than its decimals.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    least: int
    decimals: int = 0
    to: int = 0


# Text and plain numbers are about no person: an area's name, its population, listings.
Cell = (
    People
    | Ratio
    | Limits
    | Funnel
    | Rate
    | Pounds
    | Estimate
    | str
    | int
    | list[float | None]
    | None
)


@dataclass(slots=True)
class Tile:
    """
    One table: `key` is "topic" or "topic.part"; the first of `columns` names the row.

    `about` is what else is published of it: where a population comes from, a funnel's limits.
    """

    key: str
    columns: tuple[str, ...]
    rows: list[list[Cell]] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Book:
    """The counts behind the tables of one release, and what adds up to what."""

    counts: dict[str, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    unpublished: set[str] = field(default_factory=set)

    def add(self, key: str, count: int) -> People:
        """Keep a count."""
        self.counts[key] = count
        return People(key)

    def add_parts(self, total: str, parts: Iterable[str]) -> None:
        """Keep that these counts make up the total."""
        self.sums.append(Sum(total, tuple(parts)))

    def add_within(self, whole: str, part: str) -> None:
        """Keep that one count is part of another; the rest of it stands on no page."""
        rest = f"{whole}–{part}"
        self.counts[rest] = self.counts[whole] - self.counts[part]
        self.unpublished.add(rest)
        self.sums.append(Sum(whole, (part, rest)))

    def add_split(self, total: str, by: str, counts: Mapping[str, int]) -> dict[str, People]:
        """Keep a total's counts by group, none twice, and return them."""
        found = {group: self.add(f"{total}|{by}|{group}", n) for group, n in counts.items()}
        self.add_parts(total, (each.key for each in found.values()))
        return found
