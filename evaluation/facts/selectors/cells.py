"""What the cells of a whole area add up to, with the changes that are not folded in yet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from evaluation.facts.models import Scope
from evaluation.facts.selectors.counting import Waits

_OF = "scope_kind = %(kind)s AND scope_id = %(id)s AND tile = ANY(%(tiles)s) AND month >= %(since)s"
SUMS = f"""
SELECT tile, a, b, sum(n)::int FROM (
    SELECT tile, a, b, n FROM facts_cell WHERE {_OF}
    UNION ALL SELECT tile, a, b, n FROM facts_cellchange WHERE {_OF}
) cell GROUP BY tile, a, b
"""  # noqa: S608  the words are this module's own
Sums = dict[tuple[str, str], int]


def sums_of(*, scope_id: UUID, tiles: Sequence[str], since: date) -> dict[str, Sums]:
    """Return how many of each `a` and `b` an ICB has in tiles, from month `since` on. One query."""
    found: dict[str, Sums] = {tile: {} for tile in tiles}
    asked: dict[str, Any] = {
        "kind": Scope.ICB.value,
        "id": scope_id,
        "tiles": list(tiles),
        "since": since,
    }
    with connection.cursor() as cursor:
        cursor.execute(SUMS, asked)
        for tile, a, b, number in cursor.fetchall():
            found[tile][a, b] = number
    return found


def waits_in(sums: Mapping[tuple[str, str], int]) -> Waits:
    """Return the median of the days in a tile of waits: the same as of the facts themselves."""
    days = sorted((int(b), n) for (_a, b), n in sums.items() if n > 0)
    number = sum(n for _day, n in days)
    if not number:
        return Waits(0, None)
    middle = (_day_at(days, (number - 1) // 2) + _day_at(days, number // 2)) / 2
    return Waits(number, middle)


def _day_at(days: Sequence[tuple[int, int]], place: int) -> int:
    """Return how long the one at a place waited, the shortest first."""
    passed = 0
    for day, number in days:
        passed += number
        if passed > place:
            return day
    raise IndexError(place)
