"""
Writing one row by a statement that is written out once and kept by the database.

The ORM takes longer to write an INSERT than the database to do it. What is written busily, with
every step and every page, comes through here; everything else is saved as usual.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import DatabaseError, DataError, IntegrityError, connection
from django.db.models import AutoField, JSONField, Model
from django.db.transaction import TransactionManagementError

from spcore.statements import Statement, name_for, run_all

# Makes of the database's error what the caller is to be told.
Refusal = Callable[[DatabaseError], Exception]
FEW = 10
# What the driver takes as it is; of JSON, nothing.
PLAIN: frozenset[type] = frozenset({type(None), UUID, str, bool, int, date, datetime})


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A write that is held back. `columns` are those whose values an insertion of `row` takes."""

    statement: Statement
    values: list[Any]
    refusal: Refusal | None
    row: Model | None = None
    columns: tuple[str, ...] = ()


_waiting: ContextVar[list[_Waiting] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """
    Have what is inserted and updated here sent at once, in its order: one trip to the database.

    A row that is inserted and then updated before it is sent is inserted as it ends up.
    Anything else that is asked meanwhile finds it written: whatever waits is sent before it.
    :raises TransactionManagementError: outside a transaction, where it could be half a truth.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("together() needs a transaction")
    if _waiting.get() is not None:
        yield
        return
    held = _waiting.set([])
    try:
        with connection.execute_wrapper(_after_what_waits):
            yield
            _send()
    finally:
        _waiting.reset(held)


def _after_what_waits(execute: Callable[..., Any], *asked: Any) -> Any:
    _send()
    return execute(*asked)


def _send() -> None:
    waiting = _waiting.get()
    if not waiting:
        return
    calls = [(each.statement, each.values) for each in waiting]
    refusal = next((each.refusal for each in waiting if each.refusal), None)
    waiting.clear()
    try:
        run_all(calls)
    except (DataError, IntegrityError):
        raise  # a fault in what was written, whichever it was
    except DatabaseError as error:
        if refusal is None:
            raise
        raise refusal(error) from error


def _write(new: _Waiting) -> None:
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(new)
        return
    try:
        run_all([(new.statement, new.values)])
    except DatabaseError as error:
        if new.refusal is None:
            raise
        raise new.refusal(error) from error


def _is_put_in(row: Model, change: "_Written") -> bool:
    """Put a change into the insertion of the row, where that waits; tell whether it did."""
    held = next((each for each in _waiting.get() or () if each.row is row), None)
    if held is None or not set(change.columns) <= set(held.columns):
        return False
    for column, value in zip(change.columns, change.of(row)[1], strict=True):
        held.values[held.columns.index(column)] = value
    return True


def insert(row: Model, *, refusal: Refusal | None = None) -> None:
    """
    Insert a row. A number that the database gives it is not read back.

    Where it cannot be written, what `refusal` makes of the error is raised.
    """
    written = _insertion(type(row), unless_held=False)
    statement, values = written.of(row)
    _write(_Waiting(statement, values, refusal, row, written.columns))
    row._state.adding = False


def insert_all(rows: Sequence[Model]) -> None:
    """Insert rows of one table in one trip; most often there is one. Needs a transaction."""
    if len(rows) > FEW:
        type(rows[0])._default_manager.bulk_create(rows)
        return
    with together():
        for row in rows:
            insert(row)


def is_inserted(row: Model) -> bool:
    """
    Insert a row, and tell whether it was; False where another has a unique value of it.

    It waits for whoever is writing such a row. `bulk_create(ignore_conflicts=True)` does not tell,
    so the row would have to be asked for afterwards.
    """
    statement, values = _insertion(type(row), unless_held=True).of(row)
    row._state.adding = False
    return bool(statement.run(values))


def update(row: Model, names: Iterable[str]) -> None:
    """Write these columns of a row that is there. :raises DatabaseError: when it is not."""
    change = _change(type(row), tuple(dict.fromkeys(names)))
    if not _is_put_in(row, change):
        _write(_Waiting(*change.of(row), refusal=None))


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement, and the fields of a row whose values it takes."""

    statement: Statement
    fields: tuple[Any, ...]
    plain: tuple[frozenset[type], ...]
    read: Callable[[Model], tuple[Any, ...]]
    columns: tuple[str, ...]

    def of(self, row: Model) -> tuple[Statement, list[Any]]:
        return self.statement, list(map(_value, self.fields, self.plain, self.read(row)))


def _value(field: Any, plain: frozenset[type], value: Any) -> Any:
    """Return a value as the driver takes it: most are so already, and lists of such."""
    if type(value) in plain or (type(value) is list and plain.issuperset(map(type, value))):
        return value
    return field.get_db_prep_save(value, connection)


@cache
def _insertion(model: type[Model], *, unless_held: bool) -> _Written:
    fields = tuple(field for field in model._meta.local_concrete_fields if _is_written(field))
    columns = ", ".join(map(_quoted, fields))
    places = ", ".join(f"${number}" for number in range(1, len(fields) + 1))
    otherwise = " ON CONFLICT DO NOTHING" if unless_held else ""
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places}){otherwise}"  # noqa: S608 our own
    return _written(model, fields, sql)


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> _Written:
    fields = tuple(dict.fromkeys(model._meta.get_field(name) for name in names))
    pairs = ", ".join(f"{_quoted(each)} = ${place}" for place, each in enumerate(fields, start=1))
    key, table = model._meta.pk, connection.ops.quote_name(model._meta.db_table)
    here = f"{_quoted(key)} = ${len(fields) + 1}"
    # Where there is no such row, the database itself refuses to divide by nought.
    sql = (
        f"WITH written AS (UPDATE {table} SET {pairs} WHERE {here} RETURNING 1)"  # noqa: S608 our own
        " SELECT 1 / count(*) FROM written"
    )
    return _written(model, (*fields, key), sql)


def _written(model: type[Model], fields: tuple[Any, ...], sql: str) -> _Written:
    """:raises TypeError: for a field that changes itself when it is saved: nobody saves it here."""
    if any(getattr(field, "auto_now", False) for field in fields):
        raise TypeError(f"{model.__name__} writes a moment by itself")
    statement = Statement(name_for("write", model), tuple(map(_type, fields)), sql)
    plain = tuple(frozenset() if isinstance(field, JSONField) else PLAIN for field in fields)
    columns = tuple(field.attname for field in fields)
    return _Written(statement, fields, plain, attrgetter(*columns), columns)


def _is_written(field: Any) -> bool:
    """Tell whether we write it; else the database does. A default of ours is on the row."""
    is_given = field.has_db_default() and not field.has_default()
    return not (isinstance(field, AutoField) or is_given or field.generated)


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)


def _type(field: Any) -> str:
    found: str = field.rel_db_type(connection) if field.primary_key else field.db_type(connection)
    return found
