"""Who answered on both occasions: pairs, and by name whoever is missing or stands there twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DECIMALS = 9  # more than any score has


@dataclass(frozen=True, slots=True)
class Scored:
    """One person's score on one occasion; none where the field was empty."""

    person: str
    occasion: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Doubled:
    """A person with several scores on one occasion."""

    person: str
    occasion: str
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """
    The scores of those who have one on both occasions, in the order of `people`.

    `only_before` and `only_after` answered once; `unscored` stand in the file for one of the two
    occasions with no score. `doubled` are named whatever the occasion; on one of the two, they are
    left out of the pairs unless one of their scores was asked for.
    """

    people: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    scored_before: tuple[float, ...]
    scored_after: tuple[float, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    unscored: tuple[str, ...]
    doubled: tuple[Doubled, ...]


PICKS = {
    "first": lambda scores: scores[0],
    "last": lambda scores: scores[-1],
    "mean": lambda scores: sum(scores) / len(scores),
}


def pair_up(
    rows: Iterable[Scored], *, first: str, last: str, doubled: str = "leave-out"
) -> Pairing:
    """
    Pair each person's score on the `first` occasion with theirs on the `last`.

    `doubled` says what to do with several scores on one occasion: leave the person out of that
    occasion, or take the `first`, the `last` or the `mean` of them. They are named in any case.
    """
    found: dict[str, dict[str, list[float]]] = {first: {}, last: {}}
    empty: dict[str, None] = {}
    for row in rows:
        if row.score is not None:
            found.setdefault(row.occasion, {}).setdefault(row.person, []).append(row.score)
        elif row.occasion in (first, last):
            empty[row.person] = None
    twice = tuple(
        Doubled(person, occasion, tuple(scores))
        for occasion, people in found.items()
        for person, scores in people.items()
        if len(scores) > 1
    )
    before, after = (_one_each(found[occasion], doubled) for occasion in (first, last))
    both = tuple(person for person in before if person in after)
    return Pairing(
        people=both,
        before=tuple(before[person] for person in both),
        after=tuple(after[person] for person in both),
        scored_before=tuple(before.values()),
        scored_after=tuple(after.values()),
        only_before=tuple(person for person in before if person not in found[last]),
        only_after=tuple(person for person in after if person not in found[first]),
        unscored=tuple(empty),
        doubled=twice,
    )


def changes_of(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """
    Return after less before, without what binary fractions add: 1.1 to 1.2 is as 2.3 to 2.4.

    :raises ValueError: when the two differ in length.
    """
    return [round(float(b - a), DECIMALS) for a, b in zip(before, after, strict=True)]


def _one_each(people: dict[str, list[float]], doubled: str) -> dict[str, float]:
    pick = PICKS.get(doubled)
    return {
        person: scores[0] if len(scores) == 1 else pick(scores)  # type: ignore[misc]
        for person, scores in people.items()
        if len(scores) == 1 or pick is not None
    }
