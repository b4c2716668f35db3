"""Statements that each connection has the database prepare once, and then asks by their name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

# The names of those that each connection holds. They end with it.
_held: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()
_numbers = count(1)


def name_for(verb: str, model: type[Model]) -> str:
    """Return a new name: "read_referrals_person_7". PostgreSQL reads 63 letters of it."""
    return f"{verb}_{model._meta.db_table[:45]}_{next(_numbers)}"


@dataclass(frozen=True)
class Statement:
    """A statement with $1, $2, ... where values of these types will stand."""

    name: str
    types: tuple[str, ...]
    sql: str

    @cached_property
    def call(self) -> str:
        """Return what asks it, with a place for each value."""
        places = f" ({', '.join(['%s'] * len(self.types))})" if self.types else ""
        return f"EXECUTE {self.name}{places}"

    def rows(self, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Ask it, and return its rows."""
        with self.held_by(connections[DEFAULT_DB_ALIAS]).cursor() as cursor:
            cursor.execute(self.call, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def run(self, values: Sequence[Any]) -> int:
        """Run it, and return how many rows it wrote."""
        with self.held_by(connections[DEFAULT_DB_ALIAS]).cursor() as cursor:
            cursor.execute(self.call, values)
            return int(cursor.rowcount)

    def held_by(self, connection: Any) -> Any:
        """Have the connection prepare it, unless it has: one that is still alive."""
        connection.close_if_health_check_failed()
        if connection.connection is None:
            connection.ensure_connection()
        held = _held.setdefault(connection.connection, set())
        if self.name not in held:
            connection.validate_no_broken_transaction()
            types = f" ({', '.join(self.types)})" if self.types else ""
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(f"PREPARE {self.name}{types} AS {self.sql}")
            held.add(self.name)
        return connection


Call = tuple[Statement, Sequence[Any]]


def run_all(calls: Sequence[Call]) -> None:
    """Run them in this order, in one trip to the database."""
    connection = connections[DEFAULT_DB_ALIAS]
    for statement, _values in calls:
        statement.held_by(connection)
    sql = "; ".join(statement.call for statement, _values in calls)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _statement, values in calls for value in values])
