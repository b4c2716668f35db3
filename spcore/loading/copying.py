"""Rows into tables by COPY and one INSERT ... ON CONFLICT: set-based, and it tells what changed."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

# What the database cannot hold (NUL, lone surrogates) is dropped.
ESCAPES: dict[int, str | None] = {
    0: None,
    ord("\\"): "\\\\",
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    **dict.fromkeys(range(0xD800, 0xE000)),
}
# No backslash, nothing before the space, and nothing from the surrogates on.
NOTHING_TO_ESCAPE = re.compile("[ -\\[\\]-\ud7ff]*").fullmatch
CHUNK = 1 << 16
# Each row as its values, or as the line that `line_of` makes of them.
Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Target:
    """
    Where rows go: the model, its columns in the rows' order, and the columns that identify a row.

    `written_once` are columns that an update leaves alone, `kept` those where nothing new leaves
    the old value, `counted` those that go up by one.
    """

    model: type[models.Model]
    columns: Sequence[str]
    key: Sequence[str]
    written_once: Sequence[str] = ()
    kept: Sequence[str] = ()
    counted: Sequence[str] = ()
    condition: str = ""


def upsert(target: Target, rows: Iterable[Sequence[Any]]) -> dict[tuple, bool]:
    """
    Write `rows`, and return the keys of those that changed: True for a new one.

    Rows equal to what is there are not touched and not returned. A key may stand only once among
    `rows`. Must run in a transaction.
    """
    names = ", ".join(f"t.{_column(target, name)}" for name in target.key)
    with connection.cursor() as cursor:
        cursor.execute(_staged(cursor, target, rows) + f" RETURNING {names}, (t.xmax = 0)")
        return {tuple(found[:-1]): found[-1] for found in cursor.fetchall()}


def upsert_counted(target: Target, rows: Iterable[Sequence[Any]]) -> tuple[int, int]:
    """Write `rows` as `upsert` does, and return how many were new and how many changed."""
    with connection.cursor() as cursor:
        insert = _staged(cursor, target, rows)
        cursor.execute(
            f"WITH done AS ({insert} RETURNING (t.xmax = 0) AS is_new)"  # noqa: S608
            " SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM done"
        )
        return cursor.fetchone()


def insert(model: type[models.Model], columns: Sequence[str], rows: Rows) -> None:
    """Write new rows straight by COPY."""
    names = ", ".join(_quoted(model, name) for name in columns)
    with connection.cursor() as cursor:
        _copy(cursor, model._meta.db_table, names, rows)


def stage(model: type[models.Model], columns: Sequence[str], rows: Rows) -> None:
    """Keep new rows aside until `insert_staged`: nobody reads them before. In a transaction."""
    table, names = model._meta.db_table, ", ".join(_quoted(model, name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMPORARY TABLE IF NOT EXISTS "staged_{table}" ON COMMIT DROP AS'  # noqa: S608
            f' SELECT {names} FROM "{table}" WITH NO DATA'
        )
        _copy(cursor, f"staged_{table}", names, rows)


def insert_staged(model: type[models.Model], columns: Sequence[str]) -> None:
    """Write what was kept aside for a model, in its order, by one statement."""
    table, names = model._meta.db_table, ", ".join(_quoted(model, name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names})'  # noqa: S608
            f' SELECT {names} FROM "staged_{table}" ORDER BY ctid'
        )
        cursor.execute(f'DROP TABLE "staged_{table}"')


def lift_timeout() -> None:
    """Let the statements of this transaction take as long as they need: a load is no request."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")


class Encoded(io.TextIOBase):
    """Rows as a file in PostgreSQL's COPY text format, made while it is read."""

    def __init__(self, rows: Rows) -> None:
        self._lines: Iterator[str] = (
            f"{row if isinstance(row, str) else line_of(row)}\n" for row in rows
        )
        self._rest = ""

    def read(self, size: int | None = CHUNK) -> str:
        """Return the next piece of about `size` characters."""
        wanted = CHUNK if size is None or size < 0 else size
        pieces, length = [self._rest], len(self._rest)
        for line in self._lines:
            pieces.append(line)
            length += len(line)
            if length >= wanted:
                break
        text = "".join(pieces)
        self._rest = text[wanted:]
        return text[:wanted]


def line_of(row: Sequence[Any]) -> str:
    """Return one row in COPY text format, without the end of its line."""
    return "\t".join([encode(value) for value in row])


def encode(value: Any) -> str:
    """Return one value in COPY text format."""
    return WRITERS.get(type(value), _unusual)(value)


def _text(value: str) -> str:
    # Most short texts hold nothing to escape.
    return value if NOTHING_TO_ESCAPE(value) else value.translate(ESCAPES)


def _unusual(value: Any) -> str:
    """Return a value of a kind made from one of `WRITERS`, or of any other."""
    for kind, write in WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    return str(value)


def _array(values: Iterable[str]) -> str:
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in quoted) + "}"


def _staged(cursor: Any, target: Target, rows: Iterable[Sequence[Any]]) -> str:
    """Bring `rows` into a table of this transaction, and return the INSERT that applies them."""
    table = target.model._meta.db_table
    names = ", ".join(_column(target, name) for name in target.columns)
    cursor.execute(f'DROP TABLE IF EXISTS "incoming_{table}"')
    cursor.execute(
        f'CREATE TEMPORARY TABLE "incoming_{table}" ON COMMIT DROP AS'  # noqa: S608
        f' SELECT {names} FROM "{table}" WITH NO DATA'
    )
    _copy(cursor, f"incoming_{table}", names, rows)
    return (
        f'INSERT INTO "{table}" AS t ({names})'  # noqa: S608
        f' SELECT {names} FROM "incoming_{table}"'
        f" ON CONFLICT ({', '.join(_column(target, name) for name in target.key)})"
        f" {target.condition} {_update(target)}"
    )


def _copy(cursor: Any, table: str, names: str, rows: Rows) -> None:
    with connection.wrap_database_errors:  # Django does not do it for copy_expert by itself
        cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', Encoded(rows))


def _update(target: Target) -> str:
    left_alone = {*target.key, *target.written_once, *target.counted}
    changing = [name for name in target.columns if name not in left_alone]
    if not changing:
        return "DO NOTHING"
    new = {_column(target, name): _new_value(target, name) for name in changing}
    counted = {_column(target, name): f"t.{_column(target, name)} + 1" for name in target.counted}
    assigned = ", ".join(f"{column} = {value}" for column, value in {**new, **counted}.items())
    old = ", ".join(f"t.{column}" for column in new)
    return f"DO UPDATE SET {assigned} WHERE ({old}) IS DISTINCT FROM ({', '.join(new.values())})"


def _new_value(target: Target, name: str) -> str:
    column = _column(target, name)
    if name in target.kept:
        return f"COALESCE(excluded.{column}, t.{column})"
    return f"excluded.{column}"


def _column(target: Target, name: str) -> str:
    return _quoted(target.model, name)


def _quoted(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    return f'"{field.column}"'  # type: ignore[union-attr]


WRITERS: dict[type, Callable[[Any], str]] = {
    str: _text,
    bool: lambda value: "t" if value else "f",
    int: str,
    type(None): lambda _value: "\\N",
    UUID: str,
    datetime: str,
    date: str,
    list: lambda value: _array(value).translate(ESCAPES),
    tuple: lambda value: _array(value).translate(ESCAPES),
    dict: lambda value: json.dumps(value).translate(ESCAPES),
}
