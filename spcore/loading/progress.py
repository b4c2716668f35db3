"""Saying how far a long piece of work is, beside the transaction that does it."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self
from uuid import UUID

from django.db import connection, models

SAY_EVERY = 500  # rows


class Progress:
    """
    Counts rows, and keeps the number in `rows_done` of the row that the work is about.

    By a connection of its own, since nobody sees what a transaction has not committed.
    """

    def __init__(self, table: type[models.Model], key: UUID) -> None:
        self._table, self._key, self._number = table._meta.db_table, key, 0
        self._own = connection.copy()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._own.close()

    def __call__(self, rows: Iterable) -> Iterator:
        """Give the rows, and count them."""
        for row in rows:
            self._number += 1
            if self._number % SAY_EVERY == 0:
                self._say()
            yield row

    def _say(self) -> None:
        with self._own.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self._table} SET rows_done = %s WHERE id = %s",  # noqa: S608 our own name
                [self._number, self._key],
            )
