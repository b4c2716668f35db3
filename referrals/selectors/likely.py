"""Records that may be of the person sought: candidates by an index, judged by `matching`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from referrals.models import Person
from referrals.selectors.matching import (
    Identity,
    Reason,
    Verdict,
    compare,
    days_to_seek,
    either_day,
    identity_of,
)
from referrals.selectors.people import SHOWN
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.prepared import (
    DAY,
    NAME,
    ORGANISATION,
    OTHER_DAY,
    OTHER_NAME,
    TEXT,
    USER,
    WORD,
    Prepared,
    prepare,
)

MOST = 10
CHUNK = 500
_FIRST = {Verdict.EXACT: 0, Verdict.CONFLICT: 1, Verdict.PROBABLE: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is or may be of the person sought, and why."""

    person: Person
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """Return the reasons as one line."""
        return ". ".join(str(reason.label) for reason in self.reasons)


def matches_of(*, actor: Actor, sought: Identity) -> list[Match]:
    """Return who the person may be, of those the actor may know about. One query."""
    day, other_day = either_day(sought.birth_date)
    has_place = bool(sought.birth_date and sought.postcode)
    name, crossed = _names(sought) if has_place else (None, None)
    asked = {
        **{USER: actor.user_id, ORGANISATION: actor.organisation_id},
        **{TEXT: sought.nhs_number or None, DAY: day, OTHER_DAY: other_day},
        **{NAME: name, OTHER_NAME: crossed, WORD: sought.postcode},
    }
    held = ((identity_of(person), person) for person in _like(actor.role).rows(asked))
    return _judged(sought, held)


def matches_among(*, actor: Actor, sought: Sequence[Identity]) -> list[list[Match]]:
    """
    Return for each row, in order, who it may be. One query for every five hundred rows.

    Whoever loads a file asks this once for all of it, and decides row by row.
    """
    found: list[list[Match]] = []
    for start in range(0, len(sought), CHUNK):
        found += _of_chunk(actor, sought[start : start + CHUNK])
    return found


@cache
def _like(role: Role | None) -> Prepared:
    """
    Write out the candidates: every record that `compare` could find anything in, and few others.

    Each part is one plain index; a day has about a hundred births in four million people.
    """
    like = Q(nhs_number=TEXT) | Q(birth_date__in=[DAY, OTHER_DAY])
    like |= Q(folded_name__in=[NAME, OTHER_NAME], postcode=WORD)
    rows = Person.objects.visible_to(Actor(role, USER, ORGANISATION)).only(*SHOWN)
    return prepare(rows.filter(like).order_by("folded_name", "pk"))


def _names(sought: Identity) -> tuple[str, str]:
    return sought.folded_name, f"{sought.given} {sought.family}".strip()


def _of_chunk(actor: Actor, sought: Sequence[Identity]) -> list[list[Match]]:
    numbers = {row.nhs_number for row in sought if row.nhs_number}
    days = {day for row in sought if row.birth_date for day in days_to_seek(row.birth_date)}
    places = {row.postcode for row in sought if row.postcode}
    names = {name for row in sought if row.postcode for name in _names(row)}
    like = Q(nhs_number__in=numbers) | Q(birth_date__in=days)
    like |= Q(folded_name__in=names, postcode__in=places)
    rows = Person.objects.visible_to(actor).filter(like).only(*SHOWN)
    held = [(identity_of(person), person) for person in rows.order_by("folded_name", "pk")]
    return [_judged(row, seats) for row, seats in zip(sought, _seated(sought, held), strict=True)]


def _seated(
    sought: Sequence[Identity], held: list[tuple[Identity, Person]]
) -> list[list[tuple[Identity, Person]]]:
    """Return for each row the few records that share its number, birth date or name."""
    shelves: dict[object, list[tuple[Identity, Person]]] = defaultdict(list)
    for pair in held:
        for key in (pair[0].nhs_number, pair[0].birth_date, pair[0].folded_name):
            if key:
                shelves[key].append(pair)
    seats = []
    for row in sought:
        days = days_to_seek(row.birth_date) if row.birth_date else []
        keys = [row.nhs_number, *days, *_names(row)]
        by_id = {pair[1].pk: pair for key in keys for pair in shelves.get(key, [])}
        seats.append(list(by_id.values()))
    return seats


def _judged(sought: Identity, held: Iterable[tuple[Identity, Person]]) -> list[Match]:
    found = []
    for identity, person in held:
        likeness = compare(sought, identity)
        if likeness is not None:
            found.append(Match(person, likeness.verdict, likeness.reasons))
    return sorted(found, key=lambda match: _FIRST[match.verdict])[:MOST]
