"""Which columns of a file hold the person, the occasion and the score: as told, or by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from spcore.loading.report import Unusable

PERSON = (
    *("person", "person_id", "personid", "id", "participant", "participant_id", "subject"),
    *("subject_id", "respondent", "response_id", "patient", "patient_id", "client", "client_id"),
    *("case", "case_id", "name", "code"),
)
OCCASION = ("occasion", "time", "timepoint", "wave", "visit", "phase", "stage", "period", "when")
SCORE = ("score", "total", "value", "points", "result")
# Words that say when, each line later than the one before.
ORDER = (
    ("before", "pre", "baseline", "start", "first"),
    ("during", "mid", "review", "middle"),
    ("after", "post", "end", "close", "last", "second"),
    ("follow-up", "followup", "follow up"),
)
ITEM = ("item", "question", "item_number", "item_no")


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What the analyst said; what is empty is found out.

    Several `scores` are columns to add up; `is_summed` adds up rows, one for each `item`. `where`
    keeps the rows that have these values. `occasions` are the columns of the wide form.
    """

    person: str = ""
    occasion: str = ""
    scores: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    item: str = ""
    is_summed: bool = False
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """
    Places of the columns. In the long form `occasion` is one; in the wide form each of `scores` is.

    Without a `person` column, every row is somebody of their own.
    """

    person: int | None
    occasion: int | None
    scores: tuple[int, ...]
    item: int | None
    where: tuple[tuple[int, str], ...]


def find_columns(headings: Sequence[str], wanted: Wanted) -> Columns:
    """Return where everything stands. :raises Unusable: when it cannot be told."""
    where = tuple((_place(headings, name), value) for name, value in wanted.where)
    if wanted.occasions:
        person = _told_or_known(headings, wanted.person, PERSON)
        scores = tuple(_place(headings, name) for name in wanted.occasions)
        return Columns(person, None, scores, None, where)
    occasion = _told_or_known(headings, wanted.occasion, OCCASION)
    person = _told_or_known(headings, wanted.person, PERSON)
    if occasion is None:
        return _wide(headings, person, where)
    if person is None:
        raise _no_column("person", "--person", headings)
    item = _told_or_known(headings, wanted.item, ITEM) if wanted.is_summed else None
    if wanted.is_summed and item is None:
        raise _no_column("item", "--item", headings)
    return Columns(person, occasion, _scores(headings, wanted, {person, occasion}), item, where)


def _scores(headings: Sequence[str], wanted: Wanted, taken: set[int]) -> tuple[int, ...]:
    if wanted.scores:
        return tuple(_place(headings, name) for name in wanted.scores)
    found = _known(headings, SCORE)
    if found is None and len(headings) == len(taken) + 1:
        found = next(place for place in range(len(headings)) if place not in taken)
    if found is None:
        raise _no_column("score", "--score", headings)
    return (found,)


def _wide(
    headings: Sequence[str], person: int | None, where: tuple[tuple[int, str], ...]
) -> Columns:
    """
    Take one column for each occasion: those that say when, where two do.

    Else all that are not the person's or named in a condition.
    """
    if person is None and len(headings) > 2:
        person = 0
    used = {person, *(place for place, _value in where)}
    scores = tuple(place for place in range(len(headings)) if place not in used)
    said = [place for place in scores if rank_of(headings[place]) is not None]
    scores = tuple(said) if len(said) > 1 else scores
    if len({rank_of(headings[place]) for place in said}) < len(said):
        names = ", ".join(headings[place] for place in said)
        problem = f"Which columns hold the score before and after? These say when: {names}."
        raise Unusable(problem, "Name two with --occasions BEFORE,AFTER.", row=1)
    if len(scores) < 2:
        raise Unusable(
            "The file has one occasion only: neither a column that says when, nor two of scores.",
            "Name the column with --occasion, or the columns with --occasions BEFORE,AFTER."
            + _said(headings),
        )
    return Columns(person, None, scores, None, where)


def _told_or_known(headings: Sequence[str], told: str, known: Sequence[str]) -> int | None:
    return _place(headings, told) if told else _known(headings, known)


def _place(headings: Sequence[str], name: str) -> int:
    folded = [_folded(heading) for heading in headings]
    if _folded(name) not in folded:
        problem = f"There is no column {name!r}."
        raise Unusable(problem, _said(headings).strip())
    return folded.index(_folded(name))


def _known(headings: Sequence[str], names: Sequence[str]) -> int | None:
    """Return the column with one of the names, else the only one that ends in one of them."""
    folded = [_folded(heading).replace(" ", "_") for heading in headings]
    exact = next((folded.index(name) for name in names if name in folded), None)
    if exact is not None:
        return exact
    endings = tuple(f"_{name}" for name in names)
    ending = [place for place, heading in enumerate(folded) if heading.endswith(endings)]
    return ending[0] if len(ending) == 1 else None


def rank_of(occasion: str) -> int | None:
    """Return how late an occasion is, of what it or its last word says; None of any other."""
    folded = _folded(occasion).replace("_", " ")
    said = (folded, folded.rpartition(" ")[2])
    ranks = {word: rank for rank, words in enumerate(ORDER) for word in words}
    return next((ranks[word] for word in said if word in ranks), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _no_column(what: str, option: str, headings: Sequence[str]) -> Unusable:
    return Unusable(
        f"Which column holds the {what}?", f"Name it with {option}." + _said(headings), row=1
    )


def _said(headings: Sequence[str]) -> str:
    shown = ", ".join(headings[:12])
    return f" The columns are: {shown}{' ...' if len(headings) > 12 else ''}."
