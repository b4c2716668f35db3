"""
A fact table written from the cases, in SQL: of some referrals, or of all.

A row that says nothing new is not written. The tests hold every column against a reading in Python.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db import connection

from evaluation.facts.services import cells

# Before a referral's id: of those that are projected, be it some or all.
OF = "/* of */"
# Before the person of any referral: of those people whose referrals are projected.
OF_THEIRS = "/* of theirs */"
THEIRS = "SELECT person_id FROM referrals_referral WHERE id = ANY(%(ids)s)"
STANDS = "r.submitted_at IS NOT NULL AND r.status <> 'entered_in_error'"


@dataclass(frozen=True, slots=True)
class Projection:
    """
    A fact table: each column and what it is made of, from which rows.

    `base` is the least of the source that tells which rows there are. One that `gives` is what
    cells are sums of.
    """

    table: str
    key: str
    columns: dict[str, str]
    source: str
    where: str = STANDS
    base: str = ""
    gives: bool = False

    def insert(self) -> str:
        """Return the statement that writes what is new or different."""
        keys = self.key.split(", ")
        names = [name for name in self.columns if name not in keys]
        compared = [name for name in names if name != "as_of"]
        values = ", ".join(f"{value} AS {name}" for name, value in self.columns.items())
        # What says nothing new is left out before it is written: a conflict alone locks its row.
        # Sorted, so that all is compared before the first is written: a table that was empty is
        # read from end to end for each row, however long it has grown meanwhile.
        return f"""
            INSERT INTO {self.table} AS fact ({", ".join(self.columns)})
            SELECT * FROM (SELECT {values} FROM {self.source} WHERE {self.where} AND {OF} r.id) news
            WHERE NOT EXISTS (SELECT FROM {self.table} same
                WHERE {" AND ".join(f"same.{key} = news.{key}" for key in keys)}
                  AND ({", ".join(f"same.{name}" for name in compared)})
                      IS NOT DISTINCT FROM ({", ".join(f"news.{name}" for name in compared)}))
            ORDER BY {self.key}
            ON CONFLICT ({self.key}) DO UPDATE
            SET ({", ".join(names)}) = ROW({", ".join(f"excluded.{name}" for name in names)})
        """  # noqa: S608  the words are this module's own

    def delete(self) -> str:
        """Return the statement that forgets what stands no more."""
        keys = self.key.split(", ")
        same = " AND ".join(f"{self.columns[key]} = fact.{key}" for key in keys)
        return f"""
            DELETE FROM {self.table} fact WHERE NOT EXISTS (
                SELECT FROM {self.base or self.source} WHERE {self.where} AND {same})
                AND {OF} fact.referral_id
        """  # noqa: S608  the words are this module's own

    def run(self, ids: list[Any] | None, at: object) -> None:
        """Bring the table up to date, of these referrals (and cells of them) or of all."""
        with connection.cursor() as cursor:
            some = ids is not None
            parameters: dict[str, Any] = {"ids": ids, "at": at}
            delete, insert = self.delete(), self.insert()
            if some and self.gives:
                delete, insert = cells.deleted(delete), cells.written(insert)
            for statement in (delete, insert):
                cursor.execute(_narrowed(statement, to_some=some), parameters)


def _narrowed(statement: str, *, to_some: bool) -> str:
    """Return a statement of some referrals, or of all, by the marks in it."""
    every = r"\1 IS NOT NULL"
    ids = r"\1 = ANY(%(ids)s)" if to_some else every
    people = rf"\1 IN ({THEIRS})" if to_some else every
    statement = re.sub(rf"{re.escape(OF)} ([\w.]+)", ids, statement)
    return re.sub(rf"{re.escape(OF_THEIRS)} ([\w.]+)", people, statement)
