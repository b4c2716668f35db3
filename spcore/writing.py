"""
Writing one row by a statement that is written out once and kept by the database.

The ORM takes longer to write an INSERT than the database to do it. What is written busily, with
every step and every page, comes through here; everything else is saved as usual.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.models import AutoField, Model

from spcore.statements import Statement, name_for


def insert(row: Model) -> None:
    """Insert a row. A number that the database gives it is not read back."""
    fields, statement = _insertion(type(row), unless_held=False)
    statement.run(_values(row, fields, is_new=True))
    row._state.adding = False


def insert_all(rows: Sequence[Model]) -> None:
    """Insert rows of one table in one statement; most often there is one."""
    if len(rows) == 1:
        insert(rows[0])
    elif rows:
        type(rows[0])._default_manager.bulk_create(rows)


def is_inserted(row: Model) -> bool:
    """
    Insert a row, and tell whether it was; False where another has a unique value of it.

    It waits for whoever is writing such a row. `bulk_create(ignore_conflicts=True)` does not tell,
    so the row would have to be asked for afterwards.
    """
    fields, statement = _insertion(type(row), unless_held=True)
    written = statement.run(_values(row, fields, is_new=True))
    row._state.adding = False
    return bool(written)


def update(row: Model, names: Iterable[str]) -> None:
    """Write these columns of a row that is there. :raises DatabaseError: when it is not."""
    fields, statement = _change(type(row), tuple(dict.fromkeys(names)))
    if statement.run([*_values(row, fields, is_new=False), row.pk]) != 1:
        raise DatabaseError("The row to change is not there")


def _values(row: Model, fields: Iterable[Any], *, is_new: bool) -> list[Any]:
    return [_value(field, field.pre_save(row, is_new)) for field in fields]


def _value(field: Any, value: Any) -> Any:
    """Return a value as the driver takes it: nothing, and an id, as they are."""
    is_plain = value is None or type(value) is UUID
    return value if is_plain else field.get_db_prep_save(value, connection)


@cache
def _insertion(model: type[Model], *, unless_held: bool) -> tuple[tuple[Any, ...], Statement]:
    fields = tuple(field for field in model._meta.local_concrete_fields if _is_written(field))
    columns = ", ".join(map(_quoted, fields))
    places = ", ".join(f"${number}" for number in range(1, len(fields) + 1))
    otherwise = " ON CONFLICT DO NOTHING" if unless_held else ""
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places}){otherwise}"  # noqa: S608 our own
    return fields, Statement(name_for("write", model), _types(fields), sql)


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> tuple[tuple[Any, ...], Statement]:
    fields = tuple(dict.fromkeys(model._meta.get_field(name) for name in names))
    pairs = ", ".join(f"{_quoted(each)} = ${place}" for place, each in enumerate(fields, start=1))
    key, table = model._meta.pk, connection.ops.quote_name(model._meta.db_table)
    here = f"{_quoted(key)} = ${len(fields) + 1}"
    sql = f"UPDATE {table} SET {pairs} WHERE {here}"  # noqa: S608 our own
    return fields, Statement(name_for("write", model), _types((*fields, key)), sql)


def _is_written(field: Any) -> bool:
    """Tell whether we write it; else the database does."""
    return not (isinstance(field, AutoField) or field.has_db_default() or field.generated)


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)


def _types(fields: Iterable[Any]) -> tuple[str, ...]:
    return tuple(
        field.rel_db_type(connection) if field.primary_key else field.db_type(connection)
        for field in fields
    )
