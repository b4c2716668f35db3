"""How apt referrals are, practice by practice, and how well each scheme keeps its promises."""

from collections.abc import Sequence

from evaluation import statistics
from evaluation.facts.selectors.cohort import By, Case, split
from evaluation.facts.selectors.tiles import Book, Cell, Estimate, Ratio, Tile
from evaluation.suppression import LEAST_FOR_SHARE

# At which sizes a funnel is drawn.
SIZES = (20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400)
SOON = 21  # days: fifteen working days, in which a first contact is promised


def practice_tile(cases: Sequence[Case], book: Book) -> Tile:
    """
    Return how many of each practice's referrals were sent back, with control limits.

    Practices with few referrals are left out: chance alone moves them far.
    """
    tile = Tile("appropriateness", ("group", "people", "returned", "returned_share", "limits"))
    groups = split(cases, By.PRACTICE)
    returned = {group: sum(case.is_returned for case in each) for group, each in groups.items()}
    book.add("returned", sum(returned.values()))
    book.add_within("referred", "returned")
    book.add_split("returned", By.PRACTICE, returned)
    shown = [group for group in groups if group and len(groups[group]) >= LEAST_FOR_SHARE]
    target = sum(returned.values()) / max(1, len(cases))
    for group in shown:
        whole, part = f"referred|{By.PRACTICE}|{group}", f"returned|{By.PRACTICE}|{group}"
        book.add_within(whole, part)
        row: list[Cell] = [group, book.add(whole, len(groups[group]))]
        row += [book.add(part, returned[group]), Ratio(part, whole)]
        tile.rows.append([*row, _limits(target, len(groups[group]))])
    if 0 < target < 1:
        tile.about["funnel"] = _funnel(target)
    return tile


def _funnel(target: float) -> list[list[float]]:
    """Return the limits in per cent at sizes that are always the same: they tell of no practice."""
    return [
        [each.of, *(round(100 * end) for end in (each.target, each.lowest, each.highest))]
        for each in statistics.funnel_limits(target, SIZES)
    ]


def _limits(target: float, size: int) -> Estimate | None:
    """Return within what chance leaves 998 of 1,000 practices of this size."""
    if not 0 < target < 1:
        return None
    (limits,) = statistics.funnel_limits(target, [size])
    return Estimate(100 * target, 100 * limits.lowest, 100 * limits.highest, size, LEAST_FOR_SHARE)


def quality_tile(cases: Sequence[Case], book: Book) -> Tile:
    """Return the share of each scheme's referrals for which each promise was kept."""
    promises = {
        "soon": lambda case: bool(case.first_contact) and _days(case) <= SOON,
        "planned": lambda case: case.plan is not None,
        "came": lambda case: case.started is not None,
        "helped": lambda case: case.helped is not None,
    }
    tile = Tile("quality", ("group", "people", *(f"{name}_share" for name in promises)))
    for scheme, members in split(cases, By.SCHEME).items():
        whole = book.add(f"referred|{By.SCHEME}|{scheme}", len(members))
        row: list[Cell] = [scheme, whole]
        for name, is_kept in promises.items():
            kept = book.add(f"{name}|{By.SCHEME}|{scheme}", sum(map(is_kept, members)))
            book.add_within(whole.key, kept.key)
            row.append(Ratio(kept.key, whole.key))
        tile.rows.append(row)
    parts = [f"referred|{By.SCHEME}|{scheme}" for scheme in split(cases, By.SCHEME)]
    book.add_parts("referred", parts)
    return tile


def _days(case: Case) -> int:
    return (case.first_contact - case.referred).days if case.first_contact else 0
