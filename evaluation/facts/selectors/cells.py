"""What the cells of a whole area add up to, with the changes that are not folded in yet."""

from datetime import date
from uuid import UUID

from django.db.models import Sum

from evaluation.facts.models import Cell, CellChange, Scope


def sums_of(*, scope_id: UUID, tile: str, since: date) -> dict[str, int]:
    """Return how many of each `a` an ICB has in a tile, from month `since` on. Two queries."""
    found: dict[str, int] = {}
    for model in (Cell, CellChange):
        rows = model.objects.filter(
            scope_kind=Scope.ICB, scope_id=scope_id, tile=tile, month__gte=since
        ).values("a")
        for row in rows.annotate(all=Sum("n")).order_by("a"):
            found[row["a"]] = found.get(row["a"], 0) + row["all"]
    return found
