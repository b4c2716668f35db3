"""What is published: the periods, and of one period the tables of one page, without the others."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

PERIODS = "SELECT period FROM facts_release WHERE icb_id = %(icb)s"
NEAR = "SELECT figures -> 'near' FROM facts_release WHERE icb_id = %(icb)s AND period = %(period)s"
HAVING = PERIODS + " AND figures -> 'tables' ? %(key)s"
# Of the tables in `one_of`, only the first that is there is read: COALESCE looks no further. The
# inner query unpacks the document once for all of them.
PART = """
SELECT published_at, figures -> 'hidden', figures -> 'names',
    ARRAY(SELECT jsonb_object_keys(figures -> 'tables'))
"""
OF = """
FROM (SELECT published_at, figures || '{}' AS figures FROM facts_release
      WHERE icb_id = %(icb)s AND period = %(period)s OFFSET 0) release
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Some tables of one release, as it holds them; `keys` are those of all its tables."""

    period: str
    published_at: datetime
    figures: dict[str, Any]
    keys: frozenset[str]


def published(icb_id: UUID, *, having: str = "") -> list[str]:
    """Return which periods are published for an area, or have one table, in no order."""
    with connection.cursor() as cursor:
        cursor.execute(HAVING if having else PERIODS, {"icb": icb_id, "key": having})
        return [period for (period,) in cursor.fetchall()]


def near_published(icb_id: UUID, period: str) -> list[list[str]] | None:
    """Return what a quarter's release says of results by need; None where it says nothing."""
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"icb": icb_id, "period": period})
        row = cursor.fetchone()
    found: list[list[str]] | None = _loaded(row[0]) if row else None
    return found


def part_of(
    icb_id: UUID, period: str, *, tables: Sequence[str], one_of: Sequence[str]
) -> Part | None:
    """Return these tables of a release and the first of `one_of` that it has. One query."""
    keys = [*tables, *one_of]
    asked: dict[str, Any] = {
        "icb": icb_id,
        "period": period,
        **{f"k{n}": key for n, key in enumerate(keys)},
    }
    cells = [f"figures -> 'tables' -> %(k{number})s" for number in range(len(keys))]
    first = cells[len(tables) :]
    wanted = [*cells[: len(tables)], *([f"coalesce({', '.join(first)})"] if first else [])]
    with connection.cursor() as cursor:
        cursor.execute(f"{', '.join([PART, *wanted])} {OF}", asked)
        row = cursor.fetchone()
    return _part(period, row, tables, one_of) if row else None


def _part(period: str, row: tuple[Any, ...], tables: Sequence[str], one_of: Sequence[str]) -> Part:
    published_at, hidden, names, keys, *found = row
    one = next((key for key in one_of if key in keys), "")
    held = zip((*tables, one), map(_loaded, found), strict=False)
    figures = {"hidden": _loaded(hidden), "names": _loaded(names)}
    figures["tables"] = {key: table for key, table in held if table is not None}
    return Part(period, published_at, figures, frozenset(keys))


def _loaded(document: str | None) -> Any:
    return None if document is None else json.loads(document)
