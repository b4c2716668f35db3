"""Queries written out once: writing a list's SQL takes the ORM longer than answering it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Rows = list[tuple[Any, ...]]
# They stand in a query where each caller's own value will: like no value that a row has.
USER, ORGANISATION, ROW = uuid4(), uuid4(), uuid4()
DAY = date(1, 2, 3)
_BLANKS = frozenset({USER, ORGANISATION, ROW, DAY})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with blanks."""

    sql: str
    parameters: tuple[Any, ...]
    convert: Callable[[Rows], Rows]

    def rows(self, values: Mapping[Any, Any]) -> Rows:
        """Ask it with the blanks filled in. :raises KeyError: for a blank that has no value."""
        if not self.sql:
            return []
        filled = [values[each] if _is_blank(each) else each for each in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return self.convert(cursor.fetchall())


def prepare(rows: QuerySet[Any, Any]) -> Prepared:
    """
    Write out a `values_list` in which USER, ORGANISATION, ROW and DAY stand for what changes.

    It is kept and asked by everybody, so nothing of one caller may be fixed in it.

    :raises ValueError: for an id or a moment that is no blank.
    """
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return Prepared("", (), list)
    if any(isinstance(each, UUID | date) and not _is_blank(each) for each in parameters):
        raise ValueError("An id or a moment of one caller is fixed in the statement")
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])

    def convert(found: Rows) -> Rows:
        return list(map(tuple, compiler.apply_converters(found, converters)))

    return Prepared(sql, tuple(parameters), convert if converters else list)


def _is_blank(value: Any) -> bool:
    return isinstance(value, UUID | date) and value in _BLANKS
