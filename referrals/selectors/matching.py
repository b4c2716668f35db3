"""
Whether two records may be of one person: a verdict and its reasons in words. Reads no database.

Nothing here scores, and nothing puts records together: whoever reads the reasons decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from referrals.selectors.nicknames import is_nickname
from spcore.names import folded

if TYPE_CHECKING:
    from referrals.models import Person

SHORTEST = 3  # letters: shorter names differ by one letter without meaning anything


class Verdict(TextChoices):
    """What two records are to each other."""

    EXACT = "exact", _("The same person")
    PROBABLE = "probable", _("May be the same person")
    CONFLICT = "conflict", _("Same NHS number, other details")


class Reason(TextChoices):
    """Why, in words that a page shows as they are."""

    SAME_NUMBER = "same_number", _("Same NHS number")
    SAME_BORN = "same_born", _("Same birth date")
    SAME_NAME = "same_name", _("Same name")
    SAME_FAMILY = "same_family", _("Same family name")
    SAME_POSTCODE = "same_postcode", _("Same postcode")
    NAMES_CROSSED = "names_crossed", _("First and family name the other way round")
    DAY_MONTH_SWAPPED = "day_month_swapped", _("Day and month of the birth date swapped")
    BORN_NEARLY = "born_nearly", _("Birth dates differ in one part only")
    ONE_LETTER = "one_letter", _("Names differ by one letter")
    NICKNAME = "nickname", _("One first name is short for the other")
    OTHER_FAMILY = "other_family", _("Same first name, other family name, as after a marriage")
    NUMBERS_DIFFER = "numbers_differ", _("Take care: the NHS numbers differ")
    BORN_OTHERWISE = "born_otherwise", _("Take care: the birth dates differ")
    FAMILY_OTHERWISE = "family_otherwise", _("Take care: the family names differ")
    GIVEN_OTHERWISE = "given_otherwise", _("Take care: the first names differ")


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one person from another, names folded. Make it by `identity` or `identity_of`."""

    given: str
    family: str
    called: str
    birth_date: date | None
    nhs_number: str
    postcode: str

    @property
    def folded_name(self) -> str:
        """Return the name as `Person.folded_name` holds it."""
        return f"{self.family} {self.given}".strip()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two records found."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


def identity(
    *,
    given_name: str = "",
    family_name: str = "",
    birth_date: date | None = None,
    nhs_number: str = "",
    postcode: str = "",
) -> Identity:
    """Return what was typed, or read from a file, ready to compare."""
    return Identity(
        given=folded(given_name),
        family=folded(family_name),
        called="",
        birth_date=birth_date,
        nhs_number=nhs_number,
        postcode=postcode.upper().strip(),
    )


def identity_of(person: "Person") -> Identity:
    """Return what a record says, ready to compare."""
    return Identity(
        given=folded(person.given_name),
        family=folded(person.family_name),
        called=folded(person.preferred_name) if person.preferred_name else "",
        birth_date=person.birth_date,
        nhs_number=person.nhs_number or "",
        postcode=person.postcode,
    )


def compare(one: Identity, other: Identity) -> Likeness | None:
    """
    Return what two records are to each other; None where nothing says that they are one person.

    Exact: NHS number, birth date and family name agree. Conflict: the number agrees and one of the
    others does not. Probable: names and birth date agree, or nearly.
    """
    if one.nhs_number and one.nhs_number == other.nhs_number:
        return _of_one_number(one, other)
    reasons = tuple(_alike(one, other))
    if not reasons:
        return None
    if one.nhs_number and other.nhs_number:
        reasons = (*reasons, Reason.NUMBERS_DIFFER)
    return Likeness(Verdict.PROBABLE, reasons)


def _of_one_number(one: Identity, other: Identity) -> Likeness:
    is_born, is_family = one.birth_date == other.birth_date, one.family == other.family
    rules = (
        (is_born, Reason.SAME_BORN, Reason.BORN_OTHERWISE),
        (is_family, Reason.SAME_FAMILY, Reason.FAMILY_OTHERWISE),
    )
    reasons = [Reason.SAME_NUMBER, *(same if holds else care for holds, same, care in rules)]
    if not (
        _is_given(one, other) or _is_short(one, other) or is_one_letter(one.given, other.given)
    ):
        reasons.append(Reason.GIVEN_OTHERWISE)
    return Likeness(Verdict.EXACT if is_born and is_family else Verdict.CONFLICT, tuple(reasons))


def _alike(one: Identity, other: Identity) -> Iterator[Reason]:
    if one.birth_date is None or other.birth_date is None:
        return
    name = _same_name(one, other)
    is_born = one.birth_date == other.birth_date
    is_near = bool(one.postcode) and _packed(one.postcode) == _packed(other.postcode)
    if name:
        yield from _of_one_name(name, one.birth_date, other.birth_date, is_near)
    elif is_born:
        is_far = bool(one.postcode and other.postcode) and not is_near
        close = None if is_far else _near_name(one, other, is_near=is_near)
        if close:
            yield from (close, Reason.SAME_BORN)
            yield from [Reason.SAME_POSTCODE] if is_near else []


def _of_one_name(name: Reason, born: date, other: date, is_near: bool) -> Iterator[Reason]:
    nearness = [Reason.SAME_POSTCODE] if is_near else []
    if born == other:
        yield from (name, Reason.SAME_BORN, *nearness)
    elif is_swapped(born, other):
        yield from (name, Reason.DAY_MONTH_SWAPPED, *nearness)
    elif is_near and _parts_agreeing(born, other) == 2:
        yield from (name, Reason.BORN_NEARLY, *nearness)


def _same_name(one: Identity, other: Identity) -> Reason | None:
    if one.family == other.family and _is_given(one, other):
        return Reason.SAME_NAME
    if one.given and (one.given, one.family) == (other.family, other.given):
        return Reason.NAMES_CROSSED
    return None


def _near_name(one: Identity, other: Identity, *, is_near: bool) -> Reason | None:
    is_family, is_given = one.family == other.family, _is_given(one, other)
    if is_family and is_one_letter(one.given, other.given):
        return Reason.ONE_LETTER
    if is_given and is_one_letter(one.family, other.family):
        return Reason.ONE_LETTER
    if is_family and _is_short(one, other):
        return Reason.NICKNAME
    return Reason.OTHER_FAMILY if is_given and is_near else None


def _is_given(one: Identity, other: Identity) -> bool:
    """Tell whether the first names agree; the name they like counts, and "Mary Ann" is Mary."""
    mine, theirs = _givens(one), _givens(other)
    return bool(mine & theirs)


def _givens(of: Identity) -> set[str]:
    first = of.given.split(" ", 1)[0]
    return {name for name in (of.given, first, of.called) if name}


def _is_short(one: Identity, other: Identity) -> bool:
    return any(is_nickname(mine, theirs) for mine in _givens(one) for theirs in _givens(other))


def is_swapped(one: date, other: date) -> bool:
    """Tell whether two dates are one with day and month the other way round."""
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def either_day(born: date | None) -> tuple[date | None, date | None]:
    """Return the birth date and the one with day and month swapped; twice the same without one."""
    if born is None:
        return None, None
    return born, date(born.year, born.day, born.month) if born.day <= 12 else born


def days_to_seek(born: date) -> list[date]:
    """Return the birth date, and the one with day and month swapped where there is such a day."""
    return list(dict.fromkeys(filter(None, either_day(born))))


def _parts_agreeing(one: date, other: date) -> int:
    return sum((one.day == other.day, one.month == other.month, one.year == other.year))


def is_one_letter(one: str, other: str) -> bool:
    """Tell whether one letter was missed, added, mistyped, or two neighbours were swapped."""
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    if len(mine) != len(theirs):
        return mine[1:] == theirs or mine == theirs[1:]
    return mine[1:] == theirs[1:] or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])


def _packed(postcode: str) -> str:
    return postcode.replace(" ", "")
