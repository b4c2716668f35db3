"""What people need, and what was missing: by need, by place, and why."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery

from evaluation.facts.models import ReferralFact, UnmetFact
from evaluation.facts.selectors.cohort import By, Case, split
from evaluation.facts.selectors.tiles import Book, Ratio, Tile
from evaluation.periods import Period

BY_SCHEME = "needs.scheme"


class Unmet(NamedTuple):
    """A need that was not met: which, why, in which district, and of which scheme's case."""

    need: str
    why: str
    place: str
    scheme: str


def need_tiles(icb_id: UUID, cases: Sequence[Case], period: Period, book: Book) -> list[Tile]:
    """
    Return needs named and unmet, why, by place, and each need in each place and scheme. One query.
    """
    scheme = ReferralFact.objects.filter(pk=OuterRef("referral_id")).values("scheme_id")[:1]
    facts = UnmetFact.objects.filter(
        icb_id=icb_id, recorded_on__range=(period.start, period.end)
    ).order_by("pk")
    rows = facts.values_list("need", "why", "place_code", Subquery(scheme))
    unmet = [Unmet(need, why, place, str(scheme or "")) for need, why, place, scheme in rows]
    book.add("unmet", len(unmet))
    by_need = Counter(one.need for one in unmet)
    by_place = Counter(one.place for one in unmet)
    book.add_split("unmet", "need", by_need)
    book.add_split("unmet", "place", by_place)
    return [
        _needs(cases, by_need, book),
        _why(unmet, book),
        _places(cases, by_place, book),
        _gaps(Counter((one.need, one.place) for one in unmet), book),
        _schemes(Counter((one.scheme, one.need) for one in unmet), book),
    ]


def _needs(cases: Sequence[Case], unmet: Counter[str], book: Book) -> Tile:
    tile = Tile("needs", ("need", "people", "of_referred", "unmet"))
    named = Counter(need for case in cases for need in case.needs)
    # What comes up later in the support nobody named at the start.
    for need in sorted(named | unmet):
        people = book.add(f"need|{need}", named[need])
        book.add_within("referred", people.key)
        nothing = book.add(f"unmet|need|{need}", unmet[need])
        tile.rows.append([need, people, Ratio(people.key, "referred"), nothing])
    return tile


def _why(unmet: Sequence[Unmet], book: Book) -> Tile:
    whys = book.add_split("unmet", "why", Counter(one.why for one in unmet))
    return Tile("needs.why", ("why", "unmet"), [[why, number] for why, number in whys.items()])


def _places(cases: Sequence[Case], unmet: Counter[str], book: Book) -> Tile:
    tile = Tile("needs.place", ("group", "people", "unmet"))
    lived_in = split(cases, By.PLACE)
    for place in (*lived_in, *sorted(unmet.keys() - lived_in.keys())):
        people = book.add(f"referred|{By.PLACE}|{place}", len(lived_in.get(place, ())))
        tile.rows.append([place, people, book.add(f"unmet|place|{place}", unmet[place])])
    return tile


def _gaps(cells: Counter[tuple[str, str]], book: Book) -> Tile:
    """Return the needs that were not met in each place, in an order that tells of no count."""
    tile = Tile("needs.gaps", ("need", "place", "unmet"))
    keys = {cell: f"unmet|gap|{'|'.join(cell)}" for cell in cells}
    for (need, place), number in sorted(cells.items()):
        tile.rows.append([need, place, book.add(keys[need, place], number)])
    for side, total in ((0, "need"), (1, "place")):
        for value in {cell[side] for cell in cells}:
            parts = [key for cell, key in keys.items() if cell[side] == value]
            book.add_parts(f"unmet|{total}|{value}", parts)
    return tile


def _schemes(cells: Counter[tuple[str, str]], book: Book) -> Tile:
    """Return what each scheme's fund draws its themes from."""
    tile = Tile(BY_SCHEME, ("group", "need", "unmet"))
    keys = {cell: f"unmet|scheme|{'|'.join(cell)}" for cell in cells}
    for (scheme, need), number in sorted(cells.items()):
        tile.rows.append([scheme, need, book.add(keys[scheme, need], number)])
    for value in {need for _scheme, need in cells}:
        parts = [key for (_scheme, need), key in keys.items() if need == value]
        book.add_parts(f"unmet|need|{value}", parts)
    return tile
