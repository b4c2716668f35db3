"""Statements that each connection has the database prepare once, and then asks by their name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import Model

# The names of those that each connection holds. They end with it.
_held: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()
_numbers = count(1)


def name_for(verb: str, model: type[Model]) -> str:
    """Return a new name: "read_referrals_person_7". PostgreSQL reads 63 letters of it."""
    return f"{verb}_{model._meta.db_table[:45]}_{next(_numbers)}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with $1, $2, ... where values of these types will stand."""

    name: str
    types: tuple[str, ...]
    sql: str

    @contextmanager
    def asked(self, values: Sequence[Any]) -> Iterator[Any]:
        """Ask it, and yield the cursor that has its answer."""
        self._hold()
        places = f" ({', '.join(['%s'] * len(values))})" if values else ""
        with connection.cursor() as cursor:
            cursor.execute(f"EXECUTE {self.name}{places}", values)
            yield cursor

    def _hold(self) -> None:
        connection.ensure_connection()
        held = _held.setdefault(connection.connection, set())
        if self.name in held:
            return
        connection.validate_no_broken_transaction()
        types = f" ({', '.join(self.types)})" if self.types else ""
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            cursor.execute(f"PREPARE {self.name}{types} AS {self.sql}")
        held.add(self.name)
