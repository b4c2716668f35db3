"""How apt referrals are, practice by practice, and how well each scheme keeps its promises."""

from collections.abc import Callable, Sequence

from evaluation import statistics
from evaluation.facts.selectors.cohort import By, Case, split
from evaluation.facts.selectors.tiles import Book, Cell, Estimate, Ratio, Tile
from evaluation.suppression import LEAST_FOR_SHARE, suppress

SOON = 21  # days: fifteen working days, in which a first contact is promised


def _was_soon(case: Case) -> bool:
    return case.first_contact is not None and (case.first_contact - case.referred).days <= SOON


# Each promise of a scheme, and whether it was kept.
PROMISES: dict[str, Callable[[Case], bool]] = {
    "soon": _was_soon,
    "planned": lambda case: case.plan is not None,
    "came": lambda case: case.started is not None,
    "helped": lambda case: case.helped is not None,
}
# Totals that other tables show of the same: all schemes together make them up.
ELSEWHERE = {"referred": "referred", "plan": "planned", "started": "came", "helped": "helped"}
# At which sizes a funnel is drawn.
SIZES = (20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400)


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
        tile.rows.append([*row, limits_of(target, len(groups[group]))])
    if 0 < target < 1:
        tile.about["funnel"] = funnel_of(target)
    return tile


def funnel_of(target: float) -> list[list[float]]:
    """
    Return a funnel in per cent: size, target, the 99.8% limits and the 95% ones.

    At sizes that are always the same, so that it tells of nobody.
    """
    return [
        [each.of, *(round(100 * end) for end in _ends(each))]
        for each in statistics.funnel_limits(target, SIZES)
    ]


def _ends(limits: statistics.FunnelLimits) -> tuple[float, ...]:
    return (limits.target, limits.lowest, limits.highest, limits.low, limits.high)


def limits_of(target: float, size: int) -> Estimate | None:
    """
    Return within what chance leaves 998 of 1,000 practices or teams of this size.

    Of the published size: limits of the exact one would tell it.
    """
    published = suppress(size).value
    if not 0 < target < 1 or not published:
        return None
    (limits,) = statistics.funnel_limits(target, [published])
    return Estimate(100 * target, 100 * limits.lowest, 100 * limits.highest, size, LEAST_FOR_SHARE)


def quality_tile(cases: Sequence[Case], book: Book) -> Tile:
    """Return the share of each scheme's referrals for which each promise was kept."""
    tile = Tile("quality", ("group", "people", *(f"{name}_share" for name in PROMISES)))
    schemes = split(cases, By.SCHEME)
    for scheme, members in schemes.items():
        whole = book.add(f"referred|{By.SCHEME}|{scheme}", len(members))
        row: list[Cell] = [scheme, whole]
        for name, is_kept in PROMISES.items():
            kept = book.add(f"{name}|{By.SCHEME}|{scheme}", sum(map(is_kept, members)))
            book.add_within(whole.key, kept.key)
            row.append(Ratio(kept.key, whole.key))
        tile.rows.append(row)
    for total, name in ELSEWHERE.items():
        if total in book.counts:
            book.add_parts(total, (f"{name}|{By.SCHEME}|{scheme}" for scheme in schemes))
    return tile
