"""Queries written out once: writing a list's SQL takes the ORM longer than answering it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators

Rows = list[tuple[Any, ...]]
# They stand in a query where each caller's own value will: like no value that a row has.
USER, ORGANISATION, ROW, PARENT = uuid4(), uuid4(), uuid4(), uuid4()
DAY, MOMENT = date(1, 2, 3), datetime(1, 2, 3, tzinfo=UTC)
TEXT = uuid4().hex
_BLANKS = frozenset({USER, ORGANISATION, ROW, PARENT, DAY, MOMENT, TEXT})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with blanks, which stand at these places of its parameters."""

    sql: str
    parameters: tuple[Any, ...]
    convert: Callable[[Rows], list[Any]]
    blanks: tuple[int, ...] = ()

    def rows(self, values: Mapping[Any, Any]) -> list[Any]:
        """Ask it with the blanks filled in. :raises KeyError: for a blank that has no value."""
        if not self.sql:
            return []
        filled = list(self.parameters)
        for place in self.blanks:
            filled[place] = values[filled[place]]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return self.convert(cursor.fetchall())


def prepare(rows: QuerySet[Any, Any], *, for_all: frozenset[Any] = frozenset()) -> Prepared:
    """
    Write out a query in which blanks (USER, DAY, TEXT, ...) stand for each caller's own values.

    It is kept and asked by everybody, so nothing of one caller may be fixed in it; `for_all` are
    days that are the same for everybody. A `values_list` gives tuples, any other query its objects,
    with those `select_related` brings.

    :raises ValueError: for an id or a moment that is neither a blank nor for all.
    """
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return Prepared("", (), list)
    fixed = [each for each in parameters if isinstance(each, UUID | date) and not _is_blank(each)]
    if not for_all.issuperset(fixed):
        raise ValueError("An id or a moment of one caller is fixed in the statement")
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
    is_of_objects = issubclass(rows._iterable_class, ModelIterable)  # type: ignore[attr-defined]
    make = _maker(compiler) if is_of_objects else tuple

    def convert(found: Rows) -> list[Any]:
        read = compiler.apply_converters(found, converters) if converters else found
        return list(map(make, read))

    blanks = tuple(place for place, each in enumerate(parameters) if _is_blank(each))
    made = convert if converters or is_of_objects else list
    return Prepared(sql, tuple(parameters), made, blanks)


def _maker(compiler: Any) -> Callable[[Any], Any]:
    """Return what makes an object of a row, as a query set does."""
    about, select, name = compiler.klass_info, compiler.select, connection.alias
    first, last = about["select_fields"][0], about["select_fields"][-1] + 1
    columns = [column.target.attname for column, _sql, _alias in select[first:last]]
    related = get_related_populators(about, select, name)

    def make(row: Any) -> Any:
        made = about["model"].from_db(name, columns, row[first:last])
        for each in related:
            each.populate(row, made)
        for attribute, position in compiler.annotation_col_map.items():
            setattr(made, attribute, row[position])
        return made

    return make


def _is_blank(value: Any) -> bool:
    return isinstance(value, UUID | date | str) and value in _BLANKS
