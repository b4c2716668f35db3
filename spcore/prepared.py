"""
Queries written out once, and kept by the database as they are.

Writing a list's SQL takes the ORM longer than answering it takes, and reading that SQL and
planning it takes PostgreSQL longer too: each connection prepares it once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.query import ModelIterable, get_related_populators
from django.db.transaction import TransactionManagementError
from psycopg2.extensions import AsIs

from spcore.making import Make, maker
from spcore.statements import Statement, name_for

Rows = list[tuple[Any, ...]]
# They stand in a query where each caller's own value will: like no value that a row has.
USER, ORGANISATION, ROW, PARENT = uuid4(), uuid4(), uuid4(), uuid4()
DAY, OTHER_DAY, MOMENT = date(1, 2, 3), date(1, 2, 4), datetime(1, 2, 3, tzinfo=UTC)
TEXT, WORD, NAME, OTHER_NAME, START = (uuid4().hex for _blank in range(5))
# Any number of ids, for `is_any_of`. The server plans such a list anew for each caller, so what is
# asked very often and is one or two values is better two blanks, filled with the same where alike.
IDS = uuid4()
_BLANKS = MappingProxyType(
    {
        **dict.fromkeys((USER, ORGANISATION, ROW, PARENT), "uuid"),
        **dict.fromkeys((TEXT, WORD, NAME, OTHER_NAME, START), "text"),
        **{DAY: "date", OTHER_DAY: "date", MOMENT: "timestamptz", IDS: "uuid[]"},
    }
)
_WORDS = tuple(blank for blank in _BLANKS if isinstance(blank, str))


class _IsAnyOf(Func):
    template, arg_joiner = "(%(expressions)s))", " = ANY("
    output_field = BooleanField()


def is_any_of(column: str, blank: UUID) -> Func:
    """Return a condition for `filter`: the column is one of the values of IDS."""
    return _IsAnyOf(F(column), Value(blank))


def begins_with(column: str, blank: str) -> Func:
    """Return a condition for `filter`: the column begins with the value of this blank."""
    return Func(F(column), Value(blank), function="starts_with", output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement, the blanks that its values are asked of, and what reads its rows."""

    statement: Statement | None
    blanks: tuple[Any, ...]
    convert: Callable[[Rows], list[Any]]
    locks: bool = False

    def rows(self, values: Mapping[Any, Any]) -> list[Any]:
        """
        Ask it with the blanks filled in.

        :raises KeyError: for a blank that has no value.
        :raises TransactionManagementError: when it locks rows outside a transaction.
        """
        if self.statement is None:
            return []
        if self.locks and not connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked in a transaction alone")
        filled = [values[blank] for blank in self.blanks]
        return self.convert(self.statement.rows(filled))


def prepare(rows: QuerySet[Any, Any], *, for_all: frozenset[Any] = frozenset()) -> Prepared:
    """
    Write out a query in which blanks (USER, DAY, TEXT, ...) stand for each caller's own values.

    It is kept and asked by everybody, so nothing of one caller may be fixed in it; `for_all` are
    days that are the same for everybody. A `values_list` gives tuples, any other query its objects,
    with those `select_related` brings.

    :raises ValueError: for an id or a moment that is neither a blank nor for all, or a blank that
        is part of a longer text.
    """
    try:
        read = _read(rows)
    except EmptyResultSet:
        return Prepared(None, (), list)
    _check(read.parameters, for_all)
    statement, blanks = _written(rows, read.sql, read.parameters)
    return Prepared(statement, blanks, read.convert, locks=rows.query.select_for_update)


def prepare_both(rows: QuerySet[Any, Any], beside: QuerySet[Any, Any]) -> Prepared:
    """
    Write out two queries as one statement, which gives pairs: what each finds, or None.

    Both are of objects. Where the first finds nothing there is no pair; the second finds one at
    most. `prepare` says what a blank is, and :raises ValueError: for what.
    """
    one, other = _read(rows), _read(beside)
    parameters = (*one.parameters, *other.parameters)
    _check(parameters, frozenset())

    def convert(found: Rows) -> list[Any]:
        pairs = []
        for row in found:
            second = row[one.width :]
            is_there = any(column is not None for column in second)
            pairs.append(
                (
                    one.convert([row[: one.width]])[0],
                    other.convert([second])[0] if is_there else None,
                )
            )
        return pairs

    both = f"SELECT * FROM ({one.sql}) one LEFT JOIN ({other.sql}) other ON true"  # noqa: S608 our own
    statement, blanks = _written(rows, both, parameters)
    return Prepared(statement, blanks, convert)


@dataclass(frozen=True, slots=True)
class _Read:
    """A query's SQL, its values, how many columns a row has, and what reads rows."""

    sql: str
    parameters: tuple[Any, ...]
    width: int
    convert: Callable[[Rows], list[Any]]


def _read(rows: QuerySet[Any, Any]) -> _Read:
    """:raises EmptyResultSet: where there can be no row."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
    is_of_objects = issubclass(rows._iterable_class, ModelIterable)  # type: ignore[attr-defined]
    make = _maker(compiler) if is_of_objects else tuple

    def convert(found: Rows) -> list[Any]:
        read = _converted(found, converters) if converters else found
        return list(map(make, read))

    made = convert if converters or is_of_objects else list
    return _Read(sql, tuple(parameters), len(compiler.select), made)


def _check(parameters: Sequence[Any], for_all: frozenset[Any]) -> None:
    fixed = [each for each in parameters if isinstance(each, UUID | date) and not _is_blank(each)]
    if not for_all.issuperset(fixed):
        raise ValueError("An id or a moment of one caller is fixed in the statement")
    texts = [each for each in parameters if isinstance(each, str) and not _is_blank(each)]
    if any(blank in text for blank in _WORDS for text in texts):
        raise ValueError("A blank is part of a longer text")


def _written(
    rows: QuerySet[Any, Any], sql: str, parameters: Sequence[Any]
) -> tuple[Statement, tuple[Any, ...]]:
    """Return the statement with what is the same for all written into it, and its blanks."""
    blanks = tuple(dict.fromkeys(each for each in parameters if _is_blank(each)))
    places = {blank: AsIs(f"${number}") for number, blank in enumerate(blanks, start=1)}
    values = [places[each] if _is_blank(each) else each for each in parameters]
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        whole = cursor.mogrify(sql, values).decode()
    types = tuple(_BLANKS[blank] for blank in blanks)
    return Statement(name_for("read", rows.model), types, whole), blanks


def _converted(rows: Rows, converters: Mapping[int, Any]) -> Iterator[list[Any]]:
    """Read the columns as a compiler does; we do not keep the compiler, nor the query with it."""
    for row in map(list, rows):
        for position, (convert, expression) in converters.items():
            for each in convert:
                row[position] = each(row[position], expression, connection)
        yield row


def _maker(compiler: Any) -> Callable[[Any], Any]:
    """Return what makes an object of a row, as a query set does."""
    about, select, name = compiler.klass_info, compiler.select, connection.alias
    first, last = about["select_fields"][0], about["select_fields"][-1] + 1
    columns = [column.target.attname for column, _sql, _alias in select[first:last]]
    related = get_related_populators(about, select, name)
    _hasten(related)
    make_one = maker(about["model"], columns, alias=name)
    annotations = tuple(compiler.annotation_col_map.items())

    def make(row: Any) -> Any:
        made = make_one(row[first:last])
        for each in related:
            each.populate(row, made)
        for attribute, position in annotations:
            setattr(made, attribute, row[position])
        return made

    return make


@dataclass(frozen=True, slots=True)
class _Quick:
    """Stands where Django looks for the model of a row beside another, to make it."""

    make: Make

    def from_db(self, _alias: str, _names: Sequence[str], values: Sequence[Any]) -> Any:
        return self.make(values)


def _hasten(populators: Iterable[Any]) -> None:
    for each in populators:
        each.model_cls = _Quick(maker(each.model_cls, each.init_list, alias=each.db))
        _hasten(each.related_populators)


def _is_blank(value: Any) -> bool:
    return isinstance(value, UUID | date | str) and value in _BLANKS
