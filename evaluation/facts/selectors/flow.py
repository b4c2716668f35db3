"""How far people come, and where they are lost: of all, by area, by who they are."""

from collections.abc import Sequence

from evaluation.facts.selectors.cohort import DECLINED, GROUPS, By, Case, groups_for, reached, split
from evaluation.facts.selectors.counting import STAGES
from evaluation.facts.selectors.populace import BY_AREA, Populace
from evaluation.facts.selectors.tiles import Book, Cell, People, Rate, Ratio, Tile
from evaluation.periods import FinancialYear, Period

NAMES = tuple(name for name, _column in STAGES)
FIRST = NAMES[0]
# As facts say how far somebody came with a service; before all, whoever was offered none.
UPTAKE = (
    *("none", "offered", "signposted", "referred", "introduced", "came_once", "coming"),
    "still_going",
)
KNOWN = "known"
CAME = UPTAKE[-3:]
FEW = (FIRST, "started")  # of a practice the rest would be hidden anyway
SOME = (FIRST, "first_contact", "started")  # of who people are: who waits, who starts


def flow_tiles(cases: Sequence[Case], period: Period, book: Book, populace: Populace) -> list[Tile]:
    """
    Return the funnel, how far people came with services, and the stages reached by area.

    Of a year also by who people are.
    """
    funnel = _funnel(cases, book)
    return [funnel, _uptake(cases, book), *_parts(cases, period, book, populace)]


def _funnel(cases: Sequence[Case], book: Book) -> Tile:
    tile = Tile("flow", ("stage", "people", "of_referred"))
    for stage, number in reached(cases):
        people = book.add(stage, number)
        is_first = stage == FIRST
        if not is_first:
            book.add_within(FIRST, stage)
        tile.rows.append([stage, people, None if is_first else Ratio(stage, FIRST)])
    return tile


def _uptake(cases: Sequence[Case], book: Book) -> Tile:
    """Return how far those referred came with any service, each counted once, at the furthest."""
    counts = dict.fromkeys(UPTAKE, 0)
    for case in cases:
        counts[case.uptake or UPTAKE[0]] += 1
    people = book.add_split(FIRST, "uptake", counts)
    if book.counts["started"] == sum(counts[code] for code in CAME):
        # Whoever started has come: the release protects the parts against the funnel.
        book.add_parts("started", (people[code].key for code in CAME))
    rows: list[list[Cell]] = [
        [code, people[code], Ratio(people[code].key, FIRST)] for code in UPTAKE
    ]
    return Tile("uptake", ("uptake", "people", "of_referred"), rows)


def _parts(cases: Sequence[Case], period: Period, book: Book, populace: Populace) -> list[Tile]:
    volumes = [_by(cases, by, book) for by in groups_for(period)]
    if not isinstance(period, FinancialYear):
        return volumes
    _nest(cases, book)
    return [*volumes, *(_of_people(_by(cases, by, book), by, populace, book) for by in GROUPS)]


def _of_people(tile: Tile, by: By, populace: Populace, book: Book) -> Tile:
    """
    Set beside each group its share of those referred of whom it is known, and the population's.

    What is known of everybody by where they live is also counted for 1,000 people.
    """
    keys = {str(row[0]): f"{FIRST}|{by}|{row[0]}" for row in tile.rows}
    said = [key for group, key in keys.items() if group not in ("", DECLINED)]
    known = book.add(f"{FIRST}|{by}|{KNOWN}", sum(book.counts[key] for key in said))
    book.add_parts(known.key, said)
    source = populace.sources.get(by, "")
    columns, has_rate = ["group"], bool(source) and by in BY_AREA
    columns += ["population"] * bool(source) + ["rate"] * has_rate + [FIRST, "known_share"]
    columns += ["population_share"] * bool(source) + [*SOME[1:], "start_share"]
    table = Tile(f"equity.{by}", tuple(columns), about={"source": source, KNOWN: known})
    table.about["of"] = People(FIRST)
    for group, *stages, start_share in tile.rows:
        name = str(group)
        cells = dict(zip(SOME, stages, strict=True)) | {"group": group, "start_share": start_share}
        cells["population"] = people = populace.of(by, name)
        cells["rate"] = Rate(keys[name], people)
        cells["known_share"] = Ratio(keys[name], known.key) if keys[name] in said else None
        cells["population_share"] = _whole(populace.share(by, name))
        table.rows.append([cells[column] for column in columns])
    return table


def _whole(share: float | None) -> list[float | None] | None:
    return None if share is None else [round(share, 1), None, None]


def _by(cases: Sequence[Case], by: By, book: Book) -> Tile:
    """Return the stages each group reached, with the share of its referrals that started."""
    names = FEW if by == By.PRACTICE else SOME if by in GROUPS else NAMES
    tile = Tile(f"flow.{by}", ("group", *names, "start_share"))
    groups = split(cases, by)
    counts = {group: dict(reached(members)) for group, members in groups.items()}
    for stage in names:
        book.add_split(stage, by, {group: each[stage] for group, each in counts.items()})
    for group in groups:
        keys = {stage: f"{stage}|{by}|{group}" for stage in names}
        for stage in names[1:]:
            book.add_within(keys[FIRST], keys[stage])
        row: list[Cell] = [group, *(book.add(key, book.counts[key]) for key in keys.values())]
        tile.rows.append([*row, Ratio(keys["started"], keys[FIRST])])
    return tile


def _nest(cases: Sequence[Case], book: Book) -> None:
    """Keep that a network's counts are those of its practices, which both stand on pages."""
    for pcn, members in split(cases, By.PCN).items():
        practices = split(members, By.PRACTICE)
        outside = {group for group in practices if not group or _is_in_two(group, cases)}
        if outside:
            continue
        for stage in FEW:
            parts = (f"{stage}|{By.PRACTICE}|{group}" for group in practices)
            book.add_parts(f"{stage}|{By.PCN}|{pcn}", parts)


def _is_in_two(practice: str, cases: Sequence[Case]) -> bool:
    return len({case.pcn for case in cases if str(case.practice) == practice}) > 1
