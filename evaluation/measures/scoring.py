"""
Scores from answers, by the rules that a measure's own file gives. No measure is named here.

A rule adds up (`sum`), counts answers (`count`), looks a sum up in a published table (`table`),
says the first of two numbers in per cent of the second (`share`), or passes one answer on (`each`).
More answers missing than it allows: no score, never a guess.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Answers = Mapping[str, float]
METHODS = frozenset({"each", "sum", "count", "table", "share"})


@dataclass(frozen=True, slots=True)
class Item:
    """
    One question. Its answer is one of `options`, or a number from `minimum` to `maximum`.

    `is_typed` numbers are typed in; others are chosen. `is_named`: the person says in their own
    words what it is about. `is_words`: only words, no number.
    """

    code: str
    label: str
    text: str
    options: tuple[tuple[float, str], ...] = ()
    minimum: float = 0
    maximum: float = 0
    low: str = ""
    high: str = ""
    is_typed: bool = False
    decimals: int = 0
    is_named: bool = False
    is_words: bool = False

    def allows(self, answer: float) -> bool:
        """Tell whether this is one of its answers."""
        if self.options:
            return any(answer == value for value, _words in self.options)
        is_fine = round(answer, self.decimals) == answer
        return not self.is_words and self.minimum <= answer <= self.maximum and is_fine

    def words_of(self, answer: float) -> str:
        """Return the option's words, where it has options."""
        return next((words for value, words in self.options if value == answer), "")


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One figure of a measure. `better` is "up", "down" or nothing.

    `meaningful` is the published change that matters, None where there is none. `bands` are
    published ranges in words; none is a grade of risk.
    """

    code: str
    label: str
    method: str
    items: tuple[str, ...]
    minimum: float
    maximum: float
    better: str = ""
    missing: int = 0
    counts: tuple[tuple[str, tuple[float, ...]], ...] = ()
    table: tuple[tuple[float, float], ...] = ()
    meaningful: float | None = None
    note: str = ""
    bands: tuple[tuple[float, float, str], ...] = ()


def read_items(raw: Sequence[Mapping[str, Any]]) -> tuple[Item, ...]:
    """Return the items as a measure's row holds them."""
    return tuple(
        Item(**{**one, "options": tuple((value, words) for value, words in one.get("options", ()))})
        for one in raw
    )


def read_rules(raw: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules as a measure's row holds them."""
    return tuple(
        Rule(
            **{
                **one,
                "items": tuple(one["items"]),
                "counts": tuple((code, tuple(values)) for code, values in one.get("counts", ())),
                "table": tuple((raw_sum, value) for raw_sum, value in one.get("table", ())),
                "bands": tuple((low, high, words) for low, high, words in one.get("bands", ())),
            }
        )
        for one in raw
    )


def score(rules: Iterable[Rule], answers: Answers) -> dict[str, float]:
    """Return every figure that the answers give, by the code of its rule."""
    found = {rule.code: _figure(rule, answers) for rule in rules}
    return {code: figure for code, figure in found.items() if figure is not None}


def _figure(rule: Rule, answers: Answers) -> float | None:
    given = {code: answers[code] for code in rule.items if code in answers}
    if not given or len(rule.items) - len(given) > rule.missing:
        return None
    if rule.method == "count":
        wanted = dict(rule.counts)
        return sum(answer in wanted[code] for code, answer in given.items())
    if rule.method == "share":
        part, whole = (Decimal(str(given[code])) for code in rule.items)
        return _total([round(100 * part / whole, 1)]) if 0 < whole >= part else None
    total = _total(given.values())
    if rule.method == "table":
        return dict(rule.table).get(total)
    return total


def part_above_whole(rules: Iterable[Rule], answers: Answers) -> str:
    """Return the code of an answer that cannot be: a part that is more than its whole."""
    shares = [rule.items for rule in rules if rule.method == "share"]
    pairs = [(part, whole) for part, whole in shares if part in answers and whole in answers]
    return next((part for part, whole in pairs if answers[part] > answers[whole]), "")


def _total(numbers: Iterable[float | Decimal]) -> float:
    total = sum((Decimal(str(number)) for number in numbers), Decimal())
    return int(total) if total == int(total) else float(total)


def faults(items: Sequence[Item], rules: Sequence[Rule]) -> list[str]:
    """Return what is wrong with a measure's file, in words; nothing for a sound one."""
    by_code = {item.code: item for item in items}
    said = [f"{item.code} has one option only" for item in items if len(item.options) == 1]
    for rule in rules:
        if rule.method not in METHODS:
            said.append(f"{rule.code}: no method {rule.method!r}")
        unknown = [code for code in rule.items if code not in by_code]
        said += [f"{rule.code}: no item {code!r}" for code in unknown]
        if not unknown and rule.method in METHODS:
            said += _range_faults(rule, [by_code[code] for code in rule.items])
    return said


def _range_faults(rule: Rule, items: Sequence[Item]) -> list[str]:
    """Check that the stated range is the one that the items give, and that bands cover it."""
    least, most = _range(rule, items)
    said = []
    if (least, most) != (rule.minimum, rule.maximum):
        said.append(f"{rule.code}: runs {least} to {most}, not {rule.minimum} to {rule.maximum}")
    if rule.method == "table":
        sums = [raw for raw, _value in rule.table]
        values = [value for _raw, value in rule.table]
        if len(set(sums)) != len(sums) or values != sorted(values):
            said.append(f"{rule.code}: the table repeats or falls")
    edges = [(low, high) for low, high, _words in rule.bands]
    if edges and (edges[0][0], edges[-1][1]) != (rule.minimum, rule.maximum):
        said.append(f"{rule.code}: the bands do not cover the range")
    if any(after[0] != before[1] + 1 for before, after in itertools.pairwise(edges)):
        said.append(f"{rule.code}: the bands leave a gap")
    return said


def _range(rule: Rule, items: Sequence[Item]) -> tuple[float, float]:
    if rule.method == "count":
        return 0, len(items)
    if rule.method == "share":
        return (0, 100) if len(items) == 2 else (0, 0)
    ends = [_ends(item) for item in items]
    least, most = sum(low for low, _high in ends), sum(high for _low, high in ends)
    if rule.method == "table":
        found = dict(rule.table)
        whole = all(raw in found for raw in range(int(least), int(most) + 1))
        return (found[least], found[most]) if whole else (0, 0)
    return least, most


def _ends(item: Item) -> tuple[float, float]:
    values = [value for value, _words in item.options] or [item.minimum, item.maximum]
    return min(values), max(values)
