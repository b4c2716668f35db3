"""A provider's year, of all its services and of some, held against all that is read beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from evaluation.facts.selectors.tiles import Book
from evaluation.facts.services.linking import Published
from evaluation.measures.selectors.impact import CAME_STAGES, ENDS, Numbers
from evaluation.protection import protect
from evaluation.suppression import HIDDEN, LEAST_FOR_SHARE, Figure, at_least, suppress

Services = frozenset[UUID]
Figures = dict[str, Figure]
ALL: Services = frozenset()
YEAR = "sent"
# What stands behind the share of those who got help, and can be had from it.
ENDED, HELPED = "ended", "helped or partly"
BEHIND = {ENDED: tuple(ENDS), HELPED: ("helped", "partly")}
COUNTED = ("people", "accepted", "started", *CAME_STAGES, *ENDS)
# Each is of some of those who were sent, none of them twice: together they are no more than all.
GROUPS = (("people",), ("accepted",), ("started",), tuple(CAME_STAGES), tuple(ENDS))


@dataclass(frozen=True, slots=True)
class QuarterSent:
    """How many were sent in a quarter, and what others read of it: all, and places paid or not."""

    count: int
    figure: Published
    places: tuple[tuple[int, Published], ...] = ()


def protected(
    years: Mapping[Services, Numbers], quarters: Sequence[QuarterSent]
) -> dict[Services, Figures]:
    """
    Return a provider's year as it may leave it: of `ALL` its services, and of some of them.

    `quarters` are those of the year, which others have read: they stay, and what would tell the
    hidden ones among them is hidden. The page of all is the same whatever is asked of some: where
    it would have to hide more for them, they have no figures of their own.
    """
    whole = _Years(quarters)
    whole.add(ALL, years[ALL])
    of_all = _figures(whole.protected(), ALL, years[ALL])
    some = sorted(years.keys() - {ALL}, key=lambda each: sorted(map(str, each)))
    if not some:
        return {ALL: of_all}
    for services in some:
        whole.add(services, years[services])
    whole.add_up(some)
    found = whole.protected()
    pages = {services: _figures(found, services, years[services]) for services in years}
    return pages if pages[ALL] == of_all else {ALL: of_all}


@dataclass
class _Years:
    """The counts of a year, what adds up to what, and what is read already."""

    quarters: Sequence[QuarterSent]
    book: Book = field(default_factory=Book)
    fixed: set[str] = field(default_factory=set)
    withheld: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        names = [f"quarter {place}" for place, _each in enumerate(self.quarters)]
        for name, each in zip(names, self.quarters, strict=True):
            self._read(name, each.count, each.figure)
            places = [f"{name} place {number}" for number, _place in enumerate(each.places)]
            for place, (count, figure) in zip(places, each.places, strict=True):
                self._read(place, count, figure)
            if places:
                self._within(name, places)
        self.book.add(YEAR, sum(each.count for each in self.quarters))
        self.book.unpublished.add(YEAR)
        self.book.add_parts(YEAR, names)

    def _read(self, name: str, count: int, figure: Published) -> None:
        """Add what others have read. A small count has its star by itself, not for others' sake."""
        self.book.add(name, count)
        self.fixed.add(name)
        if figure == HIDDEN and not suppress(count).is_hidden:
            self.withheld.add(name)

    def add(self, services: Services, year: Numbers) -> None:
        """Add the figures of some services, or of all."""
        for name in COUNTED:
            self.book.add(key_of(services, name), getattr(year, name))
        for group in GROUPS:
            self._within(YEAR, [key_of(services, name) for name in group])
        for name, parts in BEHIND.items():
            keys = [key_of(services, part) for part in parts]
            key = self.book.add(key_of(services, name), sum(self.book.counts[one] for one in keys))
            self.book.add_parts(key.key, keys)
        if at_least(self.book.counts[key_of(services, ENDED)]) < LEAST_FOR_SHARE:
            self.book.unpublished |= {key_of(services, name) for name in BEHIND}

    def add_up(self, some: Iterable[Services]) -> None:
        """Hold services that share none against all: nobody is at two of them for one referral."""
        families: list[list[Services]] = []
        for services in some:
            fits = (each for each in families if not any(services & other for other in each))
            family = next(fits, None)
            if family is None:
                families.append([services])
            else:
                family.append(services)
        for family in families:
            for name in COUNTED:
                self._make_up(key_of(ALL, name), [key_of(services, name) for services in family])

    def protected(self) -> Figures:
        """Return the figure of each count."""
        return protect(
            self.book.counts,
            self.book.sums,
            unpublished=self.book.unpublished,
            withheld=self.withheld,
            fixed=self.fixed,
        )

    def _within(self, whole: str, parts: Sequence[str]) -> None:
        """Keep that these are some of all who were sent, in the year or in a quarter."""
        rest = f"{whole} but {' '.join(parts)}"
        left = self.book.counts[whole] - sum(self.book.counts[key] for key in parts)
        is_known = not left and parts == [key_of(ALL, "people")]
        self.book.add(rest, max(0, left))
        self.book.unpublished.add(rest)
        self.book.add_parts(whole, parts if is_known else [*parts, rest])

    def _make_up(self, whole: str, parts: Sequence[str]) -> None:
        """Keep that these are the whole, or some of it where anything is left."""
        rest = f"{whole} but {' '.join(parts)}"
        left = self.book.counts[whole] - sum(self.book.counts[key] for key in parts)
        if left > 0:
            self.book.add(rest, left)
            self.book.unpublished.add(rest)
        self.book.add_parts(whole, [*parts, rest] if left > 0 else parts)


def key_of(services: Services, name: str) -> str:
    return " ".join([name, *sorted(map(str, services))])


def _figures(found: Figures, services: Services, year: Numbers) -> Figures:
    """Return the figures of a page by what they count; what nobody's page is held against too."""
    figures = {name: found[key_of(services, name)] for name in COUNTED}
    for name in BEHIND:
        figures[name] = found.get(key_of(services, name), Figure(None))
    figures["visits"] = suppress(year.visits)
    figures["without_referral"] = suppress(year.without_referral)
    return figures
