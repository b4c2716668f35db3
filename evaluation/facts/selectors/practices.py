"""How apt referrals are, practice by practice, and how well each scheme keeps its promises."""

from collections.abc import Callable, Sequence

from evaluation.facts.selectors.cohort import By, Case, split
from evaluation.facts.selectors.tiles import Book, Cell, Funnel, Limits, Ratio, Tile
from evaluation.suppression import LEAST_FOR_SHARE, at_least

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
ELSEWHERE = {
    "referred": "referred",
    "soon": "soon",
    "plan": "planned",
    "started": "came",
    "helped": "helped",
}


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
    shown = [group for group in groups if group and at_least(len(groups[group])) >= LEAST_FOR_SHARE]
    for group in shown:
        whole, part = f"referred|{By.PRACTICE}|{group}", f"returned|{By.PRACTICE}|{group}"
        book.add_within(whole, part)
        row: list[Cell] = [group, book.add(whole, len(groups[group]))]
        row += [book.add(part, returned[group]), Ratio(part, whole)]
        tile.rows.append([*row, Limits("returned", "referred", whole)])
    if shown:
        tile.about["funnel"] = Funnel("returned", "referred")
    return tile


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
    book.add("soon", sum(map(_was_soon, cases)))
    for total, name in ELSEWHERE.items():
        if total in book.counts:
            book.add_parts(total, (f"{name}|{By.SCHEME}|{scheme}" for scheme in schemes))
    return tile
