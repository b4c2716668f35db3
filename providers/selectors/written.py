"""
Searches written out once: making a search's SQL takes the ORM longer than answering it takes.

Each shape of question (which wishes are there, whatever they hold) is compiled once by the ORM
with stand-ins for its values; each asking fills the values in. What a search finds is public.
A shape that has one plan is prepared by the database too, where planning takes longer than finding.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from psycopg2.extensions import AsIs

from providers.models import Service
from providers.selectors.freshness import due_before, stale_before
from providers.selectors.match_query import WEIGHTS, MatchQuery
from providers.selectors.match_standings import STANDINGS, most_points
from providers.selectors.query import USUAL_KM, Cursor, Origin, ServiceQuery
from spcore import statements
from spcore.needs import Need

Question = ServiceQuery | MatchQuery
Value = Callable[[Any], Any]
# They stand in a statement where each question's own value will: like no value a row has.
DAY = date(1801, 2, 3)
WORDS, LANGUAGE, NAME = (f"stand in {number} 5e0c7b" for number in range(3))
NEEDS = tuple(f"need {number} 5e0c7b" for number in range(len(Need)))
AGE, STALE, RANK = 31731, 91732, 91733  # an age fits a small integer
EAST, NORTH, METRES = -71717171, -71717172, -71717174.5
# By how large a circle is, one of two: what is small is walked through.
KILOMETRES, FAR_KILOMETRES = -7171.25, 7171.25
TYPES = {date: "date", str: "text", int: "integer", float: "float8", UUID: "uuid"}
ASKED = "providers_asked(%s)"
KEY = UUID("5e0c7b5e-0c7b-45e0-8c7b-5e0c7b5e0c7b")
POINTS = {name: 61616160 + number for number, name in enumerate(WEIGHTS)}
BOUNDS = tuple(-8181818.25 - number for number in range(len(STANDINGS)))
# What is kept takes the server some memory in each connection, for as long as that lives. People
# wish for many things at once: of matches no more shapes than this, others are planned each time.
MOST_MATCHES = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, its parameters, and how those that a question fills are read from it."""

    sql: str
    parameters: tuple[Any, ...]
    filled: tuple[tuple[int, Value], ...]

    def rows(self, query: Question) -> list[tuple[Any, ...]]:
        """Ask it."""
        if not self.sql:
            return []
        parameters = list(self.parameters)
        for place, value in self.filled:
            parameters[place] = value(query)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return cursor.fetchall()


Sql = tuple[str, tuple[Any, ...]]
Make = Callable[[Any], Sql]


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that each connection prepares once, and how its values are read."""

    statement: statements.Statement
    values: tuple[Value, ...]

    def rows(self, query: Question) -> list[tuple[Any, ...]]:
        """Ask it."""
        return self.statement.rows([value(query) for value in self.values])


def ask(make: Make, query: Question, *, is_kept: bool = False) -> list[tuple[Any, ...]]:
    """Return the rows of the statement that `make` writes for a question, as tuples."""
    shape = shape_of(query)
    if isinstance(shape, MatchQuery):
        if is_kept and shape not in _matches and len(_matches) < MOST_MATCHES:
            _matches[shape] = _keep(make, shape)
        return (_matches.get(shape) or _written(make, shape)).rows(query)
    return (_kept if is_kept else _written)(make, shape).rows(query)


def sql_of(rows: QuerySet[Any, Any]) -> Sql:
    """Return a query set as a statement and its parameters; "" where it can give no row."""
    try:
        sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "", ()
    return sql, tuple(parameters)


def shape_of(query: Question) -> Question:
    """Return the question with stand-ins for all that is only a value in its statement."""
    if isinstance(query, MatchQuery):
        return _shape_of_match(query)
    return replace(
        query,
        on=DAY,
        words=WORDS if query.words else "",
        needs=NEEDS[: len(query.needs)],
        origin=query.origin and Origin(EAST, NORTH, ""),
        within_km=KILOMETRES if query.within_km <= USUAL_KM else FAR_KILOMETRES,
        age=None if query.age is None else AGE,
        language=LANGUAGE if query.language else "",
        after=query.after and _shape_of_cursor(query.after),
    )


def _shape_of_match(query: MatchQuery) -> MatchQuery:
    return replace(
        query,
        on=DAY,
        needs=NEEDS[: len(query.needs)],
        origin=query.origin and Origin(EAST, NORTH, ""),
        reach_km=KILOMETRES,
        age=None if query.age is None else AGE,
        areas=tuple(f"area {number} 5e0c7b" for number in range(len(query.areas))),
        language=LANGUAGE if query.language else "",
        weights=POINTS,
    )


def _shape_of_cursor(after: Cursor) -> Cursor:
    keys = (STALE, METRES) if len(after.keys) == 2 else (STALE, RANK, NAME)
    return Cursor(keys, KEY, after.is_similar)


@lru_cache(maxsize=1024)
def _written(make: Make, shape: Question) -> Statement:
    sql, parameters = make(shape)
    values = _values_of(shape)
    places = enumerate(parameters)
    filled = tuple((place, values[each]) for place, each in places if each in values)
    return Statement(sql, parameters, filled)


@lru_cache(maxsize=64)
def _kept(make: Make, shape: ServiceQuery) -> Kept:
    return _keep(make, shape)


_matches: dict[MatchQuery, Kept] = {}


def _keep(make: Make, shape: Question) -> Kept:
    sql, parameters = make(shape)
    values = _values_of(shape)
    if ASKED in sql:
        # What was typed is made a search once, when it is asked: no plan holds it (0012).
        once = f"WITH asked (sought) AS MATERIALIZED (SELECT {ASKED}) "
        sql = f"{once}{sql.replace(ASKED, '(SELECT sought FROM asked)')}"  # noqa: S608 ours
        parameters = (WORDS, *(each for each in parameters if each != WORDS))
    blanks = tuple(dict.fromkeys(each for each in parameters if each in values))
    places = {blank: AsIs(f"${number}") for number, blank in enumerate(blanks, start=1)}
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        whole = cursor.mogrify(sql, [places.get(each, each) for each in parameters]).decode()
    types = tuple(TYPES[type(blank)] for blank in blanks)
    statement = statements.Statement(statements.name_for("read", Service), types, whole)
    return Kept(statement, tuple(values[blank] for blank in blanks))


def _values_of(shape: Question) -> dict[Any, Value]:
    return _values_of_match(shape) if isinstance(shape, MatchQuery) else _values(shape)


def _values(shape: ServiceQuery) -> dict[Any, Value]:
    """Return what each stand-in stands for."""
    values: dict[Any, Value] = {
        **_shared(shape),
        WORDS: lambda query: query.words,
        shape.within_km * 1000: lambda query: float(query.within_km * 1000),
        KEY: lambda query: query.after.pk,
    }
    keys = shape.after.keys if shape.after else ()
    for place, stand_in in enumerate(keys):
        values[stand_in] = lambda query, place=place: query.after.keys[place]
    return values


def _values_of_match(shape: MatchQuery) -> dict[Any, Value]:
    values = _shared(shape)
    values[KILOMETRES * 1000] = lambda query: float(query.reach_km * 1000)
    for name, points in POINTS.items():
        values[points] = lambda query, name=name: float(query.weights[name])
        values[-points] = lambda query, name=name: -float(query.weights[name])
    for standing, bound in zip(STANDINGS, BOUNDS, strict=True):
        values[bound] = lambda query, standing=standing: most_points(query, standing)
    for place, area in enumerate(shape.areas):
        values[area] = lambda query, place=place: query.areas[place]
    return values


def _shared(shape: Question) -> dict[Any, Value]:
    values: dict[Any, Value] = {
        DAY: lambda query: query.on,
        due_before(DAY): lambda query: due_before(query.on),
        stale_before(DAY): lambda query: stale_before(query.on),
        LANGUAGE: lambda query: query.language,
        AGE: lambda query: query.age,
    }
    if shape.origin is not None:
        values |= {
            float(EAST): lambda query: float(query.origin.easting),
            float(NORTH): lambda query: float(query.origin.northing),
        }
    for place, need in enumerate(shape.needs):
        values[need] = lambda query, place=place: query.needs[place]
    return values
