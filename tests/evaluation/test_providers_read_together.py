"""People sent, a funder's sheet and reports on awards, read together, tell nothing hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from random import Random
from uuid import UUID

from evaluation.measures.selectors.impact import Numbers
from evaluation.measures.selectors.linked_years import (
    ALL,
    BEHIND,
    COUNTED,
    ENDED,
    GROUPS,
    HELPED,
    Figures,
    QuarterSent,
    Services,
    key_of,
    protected,
)
from evaluation.measures.selectors.sent import Sent
from evaluation.protection import known_bounds
from evaluation.services.provider_quarters import figures_of
from evaluation.suppression import HIDDEN_UP_TO, LEAST_FOR_SHARE, at_least, suppress
from tests.evaluation.attacker import Attacker

PROVIDERS = 10_000
QUARTERS = range(4)
A, B = frozenset([UUID(int=1)]), frozenset([UUID(int=2)])


@dataclass(frozen=True)
class Life:
    """What happened to a provider in a year: by service and quarter, how many were sent."""

    quarters: list[Sent]
    of: dict[Services, Numbers]


def lives(lot: Random, number: int) -> Iterator[Life]:
    """Make up small providers of two services, and some where almost everybody gets far."""
    for _each in range(number):
        kind = lot.choice([(0, 0, 4), (4, 14, 20), (8, 13, 1), (0, 14, 5)])
        sent = {name: [lot.randrange(*kind[:2]) if kind[1] else lot.choice([0, kind[2]])
                       for _quarter in QUARTERS] for name in (A, B)}  # fmt: skip
        of = {name: numbers(lot, sum(counts)) for name, counts in sent.items()}
        quarters = [quarter(lot, sum(one)) for one in zip(*sent.values(), strict=True)]
        yield Life(quarters, of | {ALL: added(of[A], of[B])})


def quarter(lot: Random, sent: int) -> Sent:
    """Return a quarter's places: of some nobody said who pays, of some nobody was declined."""
    taken = max(0, sent - lot.choice([0, 0, lot.randint(0, 4)]))
    funded = lot.choice([None, 1, lot.randint(0, 15), lot.randint(6, 9)])
    paid = min(taken, funded or 0)
    return Sent(sent, paid, taken - paid, None, funded)


def numbers(lot: Random, sent: int) -> Numbers:
    """Return a year of a service: at times everybody is taken on, comes, and is helped."""
    lose = lot.choice([0, 0, 3])
    accepted = max(0, sent - lot.randint(0, lose))
    started = max(0, accepted - lot.randint(0, lose))
    helped, once = lot.randint(0, started), lot.randint(0, started)
    partly, coming = lot.randint(0, started - helped), lot.randint(0, started - once)
    return Numbers(
        people=sent, sent=sent, accepted=accepted, declined=sent - accepted, started=started,
        visits=0, without_referral=0, helped=helped, partly=partly,
        no=started - helped - partly, came_once=once, coming=coming,
        still_going=started - once - coming,
    )  # fmt: skip


def added(one: Numbers, other: Numbers) -> Numbers:
    names = Numbers.__slots__
    return Numbers(**{name: getattr(one, name) + getattr(other, name) for name in names})


def naive(life: Life) -> dict[Services, Figures]:
    """Hide small counts on each page, and nothing for what stands on another."""
    found = {}
    for services, year in life.of.items():
        figures = {name: suppress(getattr(year, name)) for name in COUNTED}
        figures[ENDED] = suppress(year.helped + year.partly + year.no)
        figures[HELPED] = suppress(year.helped + year.partly)
        found[services] = figures
    return found


def attacker_on(life: Life, *, is_linked: bool) -> Attacker:
    """Return an attacker who has read all pages of a provider, and knows what adds up."""
    attacker, whole = Attacker(), life.of[ALL]
    attacker.bounds["year"] = (0, inf)
    quarters = [read_quarter(attacker, f"q{n}", one) for n, one in enumerate(life.quarters)]
    attacker.equations.append({f"q{place}": 1 for place in QUARTERS} | {"year": -1})
    read = protected(life.of, quarters) if is_linked else naive(life)
    for services, figures in read.items():
        read_page(attacker, services, figures, life.of[services])
        if life.of[services].people == whole.sent and services == ALL:
            attacker.equations.append({key_of(ALL, "people"): 1, "year": -1})
    for name in COUNTED:
        parts = {key_of(services, name): 1 for services in (A, B) if services in read}
        if parts:
            attacker.equations.append(parts | {key_of(ALL, name): -1})
    return attacker


def read_quarter(attacker: Attacker, name: str, one: Sent) -> QuarterSent:
    """Read a quarter: all who were sent, and those in places that are paid for or not."""
    figures = figures_of(one, {})
    learn(attacker, name, str(figures["sent"]), one.sent)
    said = [each for each in ("paid_for", "not_paid_for") if figures[each] is not None]
    for each in said:
        learn(attacker, f"{name} {each}", str(figures[each]), getattr(one, each))
    if said:
        some(attacker, [f"{name} {each}" for each in said], name)
    places = tuple((getattr(one, each), figures[each]) for each in said)
    return QuarterSent(one.sent, figures["sent"], places)


def read_page(attacker: Attacker, services: Services, figures: Figures, year: Numbers) -> None:
    """Read a sheet or report: its counts, and what its share is made of."""
    for name in COUNTED:
        learn(attacker, key_of(services, name), str(figures[name]), getattr(year, name))
    for group in GROUPS:
        some(attacker, [key_of(services, name) for name in group], "year")
    if at_least(figures[ENDED].value or 0) >= LEAST_FOR_SHARE and figures[HELPED].value:
        for name, parts in BEHIND.items():
            count = sum(getattr(year, part) for part in parts)
            learn(attacker, key_of(services, name), str(figures[name]), count)
            equation = {key_of(services, part): 1 for part in parts}
            attacker.equations.append(equation | {key_of(services, name): -1})


def learn(attacker: Attacker, name: str, figure: str, count: int) -> None:
    """Read a figure. The attacker is even told which hidden counts are small."""
    is_small = 0 < count <= HIDDEN_UP_TO
    attacker.bounds[name] = known_bounds(count)
    if figure == "*":
        attacker.hidden |= {name} if is_small else set()
        attacker.bounds[name] = known_bounds(count) if is_small else (0, inf)


def some(attacker: Attacker, parts: list[str], whole: str) -> None:
    """Keep that these, none of them twice, are no more than all."""
    rest = f"rest {' '.join(parts)}"
    attacker.bounds[rest] = (0, inf)
    attacker.equations.append(dict.fromkeys(parts, 1) | {rest: 1, whole: -1})


def recovered(*, is_linked: bool) -> tuple[int, int]:
    """Return how many hidden counts there are, and how many of them are worked out."""
    hidden = told = 0
    for life in lives(Random(6), PROVIDERS):
        attacker = attacker_on(life, is_linked=is_linked)
        attacker.tighten()
        hidden += len(attacker.hidden)
        told += len(attacker.recovered())
    return hidden, told


class TestProviders:
    def test_leave_an_attacker_nothing_of_ten_thousand(self):
        hidden, told = recovered(is_linked=True)

        assert hidden > PROVIDERS
        assert told == 0

    def test_would_tell_if_the_pages_did_not_know_of_each_other(self):
        _hidden, told = recovered(is_linked=False)

        assert told > 0
