"""How answers changed between the first time and the last, with what is not known beside it."""

from collections.abc import Sequence
from statistics import fmean
from uuid import UUID

from evaluation import statistics
from evaluation.facts.models import MeasureFact
from evaluation.facts.selectors.cohort import GROUPS, By, Case, split
from evaluation.facts.selectors.tiles import Book, Cell, Estimate, Ratio, Tile
from evaluation.statistics.change import FEW
from evaluation.suppression import FINE, at_least

USE = "service-use."  # contacts with services, which are not how somebody is
PAGE = "ons4.satisfied"  # what groups of people are compared by
COLUMNS = (
    *("score", "asked", "pairs", "response", "before", "after", "change", "median_change"),
    *("reached", "mixed"),
)
BYS = (By.PCN, By.PLACE, *GROUPS)


def outcome_tiles(cases: Sequence[Case], book: Book) -> list[Tile]:
    """Return change by measure, use of health services, and who gains. One query."""
    facts = _facts(cases)
    scores = sorted({fact.score for fact in facts})
    outcomes, use = Tile("outcomes", COLUMNS), Tile("gp_use", COLUMNS)
    for score in scores:
        of_score = [fact for fact in facts if fact.score == score]
        tile = use if score.startswith(USE) else outcomes
        tile.rows.append(_row(of_score, of_score[0].label, score, book))
    mine = {fact.referral_id: fact for fact in facts if fact.score == PAGE}
    return [outcomes, use, *(_by(cases, mine, by, book) for by in BYS)]


def _facts(cases: Sequence[Case]) -> list[MeasureFact]:
    ids = [case.id for case in cases]
    return list(MeasureFact.objects.filter(referral_id__in=ids).order_by("score", "pk"))


def _row(facts: Sequence[MeasureFact], name: str, key: str, book: Book) -> list[Cell]:
    pairs = _pairs(facts)
    asked = book.add(f"asked|{key}", len(facts))
    paired = book.add(f"pairs|{key}", len(pairs))
    mixed = book.add(f"mixed|{key}", sum(fact.is_mixed for fact in pairs))
    book.add_within(asked.key, paired.key)
    book.add_within(paired.key, mixed.key)
    middle = [_mean([side(fact) for fact in pairs]) for side in (_before, _after)]
    response = Ratio(paired.key, asked.key)
    gains = (_change(pairs), _median_change(pairs), _reached(key, pairs, book))
    return [name, asked, paired, response, *middle, *gains, mixed]


def _pairs(facts: Sequence[MeasureFact]) -> list[MeasureFact]:
    return [fact for fact in facts if fact.before is not None and fact.after is not None]


def _before(fact: MeasureFact) -> float:
    return float(fact.before or 0)


def _after(fact: MeasureFact) -> float:
    return float(fact.after or 0)


def _mean(figures: Sequence[float]) -> Estimate:
    value = fmean(figures) if figures else None
    return Estimate(value, None, None, at_least(len(figures)), FEW, 1)


def _change(pairs: Sequence[MeasureFact]) -> Estimate | None:
    """
    Return the mean change with its interval; below thirty pairs it is not shown.

    In tenths below a hundred pairs: of whole points, 0.35 is a mean of 34 or 37, and of no others.
    """
    number = at_least(len(pairs))
    if number < FEW:
        return None
    change = statistics.paired_change(list(map(_before, pairs)), list(map(_after, pairs)))
    decimals = 2 if number >= FINE else 1
    return Estimate(change.mean_change, change.ci_low, change.ci_high, number, FEW, decimals)


def _median_change(pairs: Sequence[MeasureFact]) -> Estimate | None:
    """Return the median change with its interval where a few changed so much that means mislead."""
    number = at_least(len(pairs))
    if number < FEW:
        return None
    found = statistics.middle([_after(fact) - _before(fact) for fact in pairs])
    if not found.is_skewed:
        return None
    return Estimate(found.median, found.low, found.high, number, FEW, 1)


def _reached(key: str, pairs: Sequence[MeasureFact], book: Book) -> Ratio | None:
    """Return the share that changed as much as is published to matter; nothing where none is."""
    if at_least(len(pairs)) < FEW or pairs[0].meaningful is None:
        return None
    found = statistics.share_reaching(
        list(map(_before, pairs)),
        list(map(_after, pairs)),
        by=pairs[0].meaningful,
        better=pairs[0].better,
    )
    reached = book.add(f"reached|{key}", found.number)
    book.add_within(f"pairs|{key}", reached.key)
    return Ratio(reached.key, f"pairs|{key}")


def _by(cases: Sequence[Case], mine: dict[UUID, MeasureFact], by: By, book: Book) -> Tile:
    tile = Tile(f"outcomes.{by}", ("group", "pairs", "response", "change"))
    groups = split(cases, by)
    facts = {
        group: [mine[case.id] for case in members if case.id in mine]
        for group, members in groups.items()
    }
    asked = book.add_split(f"asked|{PAGE}", by, {g: len(each) for g, each in facts.items()})
    paired = book.add_split(
        f"pairs|{PAGE}", by, {g: len(_pairs(each)) for g, each in facts.items()}
    )
    for group, each in facts.items():
        response = Ratio(paired[group].key, asked[group].key)
        book.add_within(asked[group].key, paired[group].key)
        tile.rows.append([group, paired[group], response, _change(_pairs(each))])
    return tile
