"""Teams beside each other in a funnel: none so small that a figure would be about somebody."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from evaluation.facts.selectors.cohort import By, Case, split
from evaluation.facts.selectors.practices import PROMISES
from evaluation.facts.selectors.tiles import Book, Cell, Funnel, Limits, Ratio, Tile
from evaluation.suppression import LEAST_FOR_SHARE, at_least
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role

LEAST_WORKERS = 5  # fewer, and a figure is about somebody (practice.md 13)
LEAST_TEAMS = 2  # one alone is compared with nobody
COMPARED = ("soon", "helped")
Groups = Mapping[str, Sequence[Case]]


def link_workers(scheme: str) -> Counter[str]:
    """Return how many link workers each team of a scheme has, those without referrals too."""
    live = Membership.objects.live().filter(
        role=Role.LINK_WORKER, organisation__parent_id=scheme, user__is_active=True
    )
    held = live.values_list("organisation_id", "user_id").distinct()
    return Counter(str(team) for team, _worker in held)


def team_tiles(
    cases: Sequence[Case], book: Book, *, counted: Callable[[str], Counter[str]] = link_workers
) -> list[Tile]:
    """
    Return by team how many were seen in time and how many had help, with control limits.

    Stands after the schemes' counts, of which these are parts. `counted` gives each team's link
    workers. One query a scheme.
    """
    schemes = split(cases, By.SCHEME)
    shown = {scheme: _shown(counted(scheme), members) for scheme, members in schemes.items()}
    if sum(map(len, shown.values())) < LEAST_TEAMS:
        shown = {}
    for scheme, teams in shown.items():
        for name in ("referred", *COMPARED):
            _add_parts(name, scheme, teams, book)
    teams = {name: each for found in shown.values() for name, each in found.items()}
    return [_tile(name, cases, teams, book) for name in COMPARED]


def _shown(workers: Counter[str], members: Sequence[Case]) -> Groups:
    """Return the teams that may be shown: large enough, and so is what is left of the scheme."""
    teams = split(members, By.TEAM)
    large = sorted(
        (
            name
            for name, mine in teams.items()
            if workers[name] >= LEAST_WORKERS and at_least(len(mine)) >= LEAST_FOR_SHARE
        ),
        key=lambda name: (-workers[name], name),
    )
    while large and 0 < workers.total() - sum(workers[name] for name in large) < LEAST_WORKERS:
        large.pop()
    return {name: teams[name] for name in sorted(large)}


def _add_parts(name: str, scheme: str, teams: Groups, book: Book) -> None:
    """Keep that the teams and the rest, which stands on no page, make up the scheme's count."""
    total, rest = f"{name}|{By.SCHEME}|{scheme}", f"{name}|{By.SCHEME}|{scheme}|rest"
    counts = {team: _number(name, mine) for team, mine in teams.items()}
    keys = [book.add(f"{name}|{By.TEAM}|{team}", count).key for team, count in counts.items()]
    book.add(rest, book.counts[total] - sum(counts.values()))
    book.unpublished.add(rest)
    book.add_parts(total, [*keys, rest])


def _number(name: str, cases: Sequence[Case]) -> int:
    return sum(map(PROMISES[name], cases)) if name in PROMISES else len(cases)


def _tile(name: str, cases: Sequence[Case], teams: Groups, book: Book) -> Tile:
    tile = Tile(f"quality.{name}", ("group", "people", name, f"{name}_share", "limits"))
    tile.about["least_workers"] = LEAST_WORKERS
    book.add(name, _number(name, cases))
    book.add_within("referred", name)
    for team, mine in teams.items():
        whole, part = (f"{each}|{By.TEAM}|{team}" for each in ("referred", name))
        book.add_within(whole, part)
        row: list[Cell] = [team, book.add(whole, len(mine)), book.add(part, _number(name, mine))]
        tile.rows.append([*row, Ratio(part, whole), Limits(name, "referred", whole)])
    if teams:
        tile.about["funnel"] = Funnel(name, "referred")
    return tile
