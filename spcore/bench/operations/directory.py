"""Operations 5 to 8: searching the directory, as SQL and as a page, and matching."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from providers.selectors import (
    MatchQuery,
    NeedOptions,
    Origin,
    ServiceQuery,
    match_services,
    search_services,
)
from spcore.accounts.actor import NOBODY
from spcore.bench import naive_matches, references
from spcore.bench.calling import Browser
from spcore.bench.counting import statements
from spcore.bench.floors import directory as floors
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import TYPO, Spot, World

KILOMETRES, AGE = 8, 40
REACH = 15  # kilometres that a match looks
RANKED = 500  # the search ranks no more matches than these


def _asked(words: str, need: str) -> dict[str, Any]:
    return {"words": words, "needs": [need], "age": AGE, "metres": KILOMETRES * 1000}


def _near(world: World) -> list[Case]:
    words = world.commonest
    asked = _asked(words, world.need)
    return [_at(world, label, spot, asked) for label, spot in _spots(world)]


def _spots(world: World) -> tuple[tuple[str, Spot], ...]:
    return ("dense town", world.dense), ("thin village", world.thin)


def _at(world: World, label: str, spot: Spot, asked: dict[str, Any]) -> Case:
    query = ServiceQuery(
        on=timezone.localdate(),
        words=asked["words"],
        needs=tuple(asked["needs"]),
        origin=Origin(spot.easting, spot.northing, spot.shown),
        within_km=KILOMETRES,
        age=asked["age"],
    )
    expected = references.nearest((spot.easting, spot.northing), asked)
    return _search(world, label, query, expected)


def _search(world: World, label: str, query: ServiceQuery, expected: list[Any] | None) -> Case:
    """Time the statement that finds the rows; count all that the search sends."""

    def ask() -> list[Any]:
        return [row.pk for row in search_services(actor=NOBODY, query=query).rows]

    with statements() as found:
        answer = ask()
    # A search for words that look alike has asked for exact ones before.
    sql, parameters = _of_answer(found.reads, len(answer))
    return Case(
        label=label,
        fast=partial(rows_of, sql, parameters),
        floor=partial(floors.by_key, world.some_services),
        counted=ask,
        check=partial(_check, ask, expected),
    )


def _of_answer(reads: list[tuple[str, Any]], rows: int) -> tuple[str, Any]:
    """Return the statement that found the rows shown: the first that gives as many, or one more."""
    for sql, parameters in reads:
        if rows and len(rows_of(sql, parameters)) in (rows, rows + 1):
            return sql, parameters
    return reads[0]


def _check(ask: Any, expected: list[Any] | None) -> None:
    found = ask()
    if expected is None:
        same(bool(found), True, what="something found for a word with a typing error")
        return
    same(found, expected, what="services found")


def _words(world: World) -> list[Case]:
    words = (("commonest word", world.commonest), ("rarest word", world.rarest))
    cases = []
    for label, word in words:
        query = ServiceQuery(on=timezone.localdate(), words=word)
        expected = references.best_ranked(word, ranked=RANKED)
        cases.append(_search(world, label, query, expected if len(expected) > 2 else None))
    return cases


def _typo(world: World) -> list[Case]:
    query = ServiceQuery(on=timezone.localdate(), words=TYPO)
    return [_search(world, TYPO, query, None)]


def _match(world: World) -> list[Case]:
    """Time both statements of a match: what finds the best, and what reads those that are shown."""
    return [_match_at(world, label, spot) for label, spot in _spots(world)]


def _match_at(world: World, label: str, spot: Spot) -> Case:
    query = MatchQuery(
        on=timezone.localdate(),
        needs=(world.need,),
        origin=Origin(spot.easting, spot.northing, spot.shown),
        reach_km=REACH,
        age=AGE,
        wants_free=True,
        prefers=("small_group",),
    )

    def ask() -> list[NeedOptions]:
        return match_services(query)

    with statements() as found:
        ask()
    reads = found.reads
    return Case(
        label=label,
        fast=lambda: [rows_of(sql, parameters) for sql, parameters in reads],
        floor=partial(floors.by_key, world.some_services),
        counted=ask,
        check=lambda: same(_offered(ask()), naive_matches.best_match(query), what="services"),
    )


def _offered(groups: list[NeedOptions]) -> list[list[Any]]:
    return [[option.pk for option in group.options] for group in groups]


def _page(world: World) -> list[Case]:
    asked = _asked(world.commonest, world.need)
    who, case = world.busiest, world.long_case
    shared: dict[str, Any] = {
        "q": asked["words"],
        "need": asked["needs"],
        "age": AGE,
        "within": KILOMETRES,
    }
    public = _address({**shared, "near": world.dense.shown})
    own = _address({**shared, "for": str(case)})
    return [
        Case(
            label="anybody, near a postcode",
            fast=partial(Browser().get, public),
            floor=partial(floors.public_page, world.dense.code, asked),
            check=partial(_check_page, Browser(), public),
        ),
        Case(
            label="link worker, near the person's home",
            fast=partial(Browser(who).get, own),
            floor=partial(floors.page_for_case, who, case, asked),
            bare=lambda: floors.near(floors.home_of(who, case), asked),
            check=partial(_check_page, Browser(who), own),
        ),
    ]


def _address(fields: dict[str, Any]) -> str:
    return f"{reverse('providers:directory')}?{urlencode(fields, doseq=True)}"


def _check_page(browser: Browser, address: str) -> None:
    text = browser.get(address).content.decode()
    same("nearest first" in text or "No services found" in text, True, what="an answer on the page")


DIRECTORY = (
    Operation(
        number="5",
        name="search: need, words, 8 km, age",
        over="FK",
        gate=Gate(ratio=2.5, wide_ratio=4.5, goal=1.5, queries=2, seeks=True),
        cases=_near,
    ),
    Operation(
        number="5b",
        name="search page",
        over="FQ",
        gate=Gate(ratio=3.0, goal=2.2, queries=5, calls=12_000, seeks=True),
        cases=_page,
    ),
    Operation(
        number="6",
        name="search: words alone",
        over="FK",
        gate=Gate(ratio=6.0, goal=2.0, queries=2, seeks=True),
        cases=_words,
    ),
    Operation(
        number="7",
        name="search: a typing error",
        over="FK",
        gate=Gate(ratio=20.0, goal=8.0, seeks=True),
        cases=_typo,
    ),
    Operation(
        number="8",
        name="matching, 15 km, top 10",
        over="FK",
        gate=Gate(ratio=6.0, goal=3.0, queries=2, seeks=True),
        cases=_match,
    ),
)
