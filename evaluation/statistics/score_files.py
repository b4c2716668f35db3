"""Scores out of a table an analyst has: long or wide form, item rows added up where asked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.statistics.pairing import Scored
from evaluation.statistics.score_columns import Columns, Wanted, find_columns, rank_of
from spcore.loading.report import Refusal, Unusable
from spcore.loading.tables import open_table

NOTHING = {"", "na", "n/a", "nan", "null", "none", "missing", "-", ".", "#n/a"}
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")  # or a decimal comma: nobody can tell
LARGEST = 1e12  # what is larger is no score, and its square no number
MOST_ROWS = 2_000_000
Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """
    Everybody's scores; the occasions in their order; the rows that could not be used.

    `is_in_doubt`: nothing says which occasion came first, and they stand as the file has them.
    """

    rows: tuple[Scored, ...]
    occasions: tuple[str, ...]
    left_out: tuple[Refusal, ...]
    is_in_doubt: bool


def read_scores(content: bytes, *, name: str, wanted: Wanted) -> ScoreFile:
    """
    Return the scores of a CSV file or workbook. Empty fields and "NA" are no score, not zero.

    :raises Unusable: when it is no such table, has a field that is no number, or one occasion only.
    """
    table = open_table(content, name=name, most=MOST_ROWS)
    columns = find_columns(table.headings, wanted)
    left_out: list[Refusal] = []
    lines: list[Line] = []
    for line in table.rows:
        if isinstance(line, Refusal):
            left_out.append(line)
        elif all(line[1][place].casefold() == value.casefold() for place, value in columns.where):
            lines.append(line)
    rows = list(_scored(lines, columns, table.headings, left_out))
    found = tuple(dict.fromkeys(row.occasion for row in rows))
    ordered = found if wanted.occasions else _in_order(found)
    _check(rows, found, name, wanted)
    return ScoreFile(tuple(rows), ordered or found, tuple(left_out), not ordered)


def _scored(
    lines: list[Line], columns: Columns, headings: Sequence[str], left_out: list[Refusal]
) -> Iterable[Scored]:
    named = []
    spelled: dict[str, str] = {}  # "Before" and "before" are one occasion
    for number, cells in lines:
        person = f"row {number}" if columns.person is None else cells[columns.person]
        when = "" if columns.occasion is None else cells[columns.occasion]
        when = spelled.setdefault(when.casefold(), when)
        if person and (when or columns.occasion is None):
            named.append((person, when, (number, cells)))
        else:
            missing = "person" if not person else "occasion"
            left_out.append(Refusal(number, "", f"It has no {missing}.", "Fill it in."))
    if columns.occasion is None:
        for person, _when, (number, cells) in named:
            for place in columns.scores:
                score = _number(number, headings[place], cells[place])
                yield Scored(person, headings[place], score)
    elif columns.item is None:
        for person, when, line in named:
            yield Scored(person, when, _total(line, columns.scores, headings))
    else:
        yield from _by_item(named, columns, headings)


def _by_item(
    named: list[tuple[str, str, Line]], columns: Columns, headings: Sequence[str]
) -> Iterable[Scored]:
    """Add up the rows of one person on one occasion; a missing item leaves no score."""
    assert columns.item is not None  # noqa: S101  the caller asked
    items: dict[str, None] = {}
    groups: dict[tuple[str, str], list[dict[str, float | None]]] = defaultdict(list)
    for person, when, line in named:
        item = line[1][columns.item]
        items[item] = None
        fillings = groups[person, when]
        filling = next((one for one in fillings if item not in one), None)
        if filling is None:
            filling = {}
            fillings.append(filling)
        filling[item] = _total(line, columns.scores, headings)
    for (person, when), fillings in groups.items():
        for filling in fillings:
            yield Scored(person, when, _sum(filling.get(item) for item in items))


def _total(line: Line, places: Sequence[int], headings: Sequence[str]) -> float | None:
    number, cells = line
    return _sum(_number(number, headings[place], cells[place]) for place in places)


def _sum(numbers: Iterable[float | None]) -> float | None:
    total = 0.0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _number(row: int, column: str, text: str) -> float | None:
    text = text.strip().replace("−", "-")
    if text.casefold() in NOTHING:
        return None
    if THOUSANDS.fullmatch(text):
        raise Unusable(
            f"{text[:40]!r} may be in thousands or have a decimal comma.",
            "Write it without a comma.",
            row=row,
            column=column,
        )
    if DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        number = float("inf")
    if not abs(number) <= LARGEST:
        raise Unusable(
            f"{text[:40]!r} is not a number that a score can be.",
            "Correct it, or leave the field empty. --score names another column, and --occasions"
            " BEFORE,AFTER those of the wide form.",
            row=row,
            column=column,
        )
    return number


def _in_order(occasions: tuple[str, ...]) -> tuple[str, ...]:
    """Return them by number, or by words that say when; nothing where they say neither."""
    try:
        return tuple(sorted(occasions, key=float))
    except ValueError:
        ranks = {one: rank_of(one) for one in occasions}
        return () if None in ranks.values() else tuple(sorted(occasions, key=ranks.__getitem__))


def _check(rows: list[Scored], occasions: tuple[str, ...], name: str, wanted: Wanted) -> None:
    if not rows:
        remedy = "Check --where: no row has these values." if wanted.where else ""
        raise Unusable(f"There is not one row of scores in {name}.", remedy)
    if len(occasions) < 2:
        raise Unusable(
            f"The file has one occasion only: {occasions[0]!r}.",
            "A paired change needs two. --occasion names another column.",
        )
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        seen[row.person, row.occasion] += 1
    if sum(number > 1 for number in seen.values()) * 2 > len(seen):
        raise Unusable(
            "Most people have several rows on one occasion.",
            "Are they items of one score? --sum adds them up. Are they several scores? Keep one of"
            " them with --where COLUMN=VALUE.",
        )
