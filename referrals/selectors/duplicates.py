"""Pairs of records that may be of one person, for a supervisor; and what was put together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from referrals.models import PeopleApart, Person, PersonMerge, Referral
from referrals.selectors.matching import Reason, Verdict, compare, identity_of
from referrals.states import OPEN, Status
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible

PAGE = 25
COLUMNS = ("nhs_number", "given_name", "family_name", "preferred_name", "birth_date", "postcode")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, and why they may be of one person."""

    one: Person
    other: Person
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> str:
        """Return what orders the list and turns its pages."""
        return f"{self.one.folded_name}|{self.one.pk}|{self.other.pk}"

    @property
    def words(self) -> str:
        """Return the reasons as one line."""
        return ". ".join(str(reason.label) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Pairs:
    """One page of pairs, and the key after which the next starts."""

    rows: list[Pair]
    after: str


def likely_pairs(*, actor: Actor, after: str = "") -> Pairs:
    """
    Return pairs among the people of the actor's team, by name. Two queries, however many there are.

    Left out: pairs somebody said are two people, and two with different NHS numbers.
    """
    apart = set(PeopleApart.objects.visible_to(actor).values_list("first_id", "second_id"))
    people = list(_with_a_double(actor).only(*COLUMNS, "folded_name", "version"))
    found = sorted(_pairs(people, apart), key=lambda pair: pair.key)
    rows = [pair for pair in found if pair.key > after][: PAGE + 1]
    return Pairs(rows[:PAGE], rows[PAGE - 1].key if len(rows) > PAGE else "")


def _with_a_double(actor: Actor) -> QuerySet[Person]:
    """Narrow to people beside whom another has the same birth date or the same name."""
    rows = Person.objects.visible_to(actor)
    others = Person.objects.visible_to(actor).exclude(pk=OuterRef("pk"))
    born, named = OuterRef("birth_date"), OuterRef("folded_name")
    return rows.filter(
        Exists(others.filter(birth_date=born)) | Exists(others.filter(folded_name=named))
    )


def _pairs(people: list[Person], apart: set[tuple[UUID, UUID]]) -> Iterator[Pair]:
    shelves: dict[object, list[Person]] = defaultdict(list)
    for person in people:
        shelves[person.birth_date].append(person)
        shelves[person.folded_name].append(person)
    seen = set()
    for shelf in shelves.values():
        for one, other in combinations(sorted(shelf, key=lambda person: person.pk), 2):
            key = (one.pk, other.pk)
            if key in seen or key in apart or _are_numbered_apart(one, other):
                continue
            seen.add(key)
            likeness = compare(identity_of(one), identity_of(other))
            if likeness is not None:
                yield Pair(one, other, likeness.verdict, likeness.reasons)


def _are_numbered_apart(one: Person, other: Person) -> bool:
    return bool(one.nhs_number and other.nhs_number and one.nhs_number != other.nhs_number)


def person_for(*, actor: Actor, person_id: UUID) -> Person:
    """
    Return the person, or the one they were merged into, if the actor may know about them.

    :raises NotVisible:
    """
    seen: set[UUID] = set()
    wanted: UUID | None = person_id
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        person_id = wanted
        wanted = Person.objects.filter(pk=wanted).values_list("merged_into_id", flat=True).first()
    rows = Person.objects.visible_to(actor).select_related("practice")
    person = rows.filter(pk=person_id).first()
    if person is None:
        raise NotVisible
    return person


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A referral of one of the two, for whoever compares them."""

    reference: str
    status: Status
    is_open: bool


def cases_of(*, actor: Actor, person: Person) -> list[CaseOf]:
    """Return the person's referrals that the actor may know about, newest first."""
    rows = Referral.objects.visible_to(actor).filter(person=person).order_by("-created_at", "-pk")
    return [
        CaseOf(reference, Status(status), status in OPEN)
        for reference, status in rows.values_list("reference", "status")
    ]


def merges(*, actor: Actor) -> QuerySet[PersonMerge]:
    """Return what was put together and not taken apart, newest first."""
    rows = PersonMerge.objects.visible_to(actor).filter(undone_at=None)
    return rows.select_related("kept", "absorbed", "merged_by").order_by("-merged_at", "-pk")


def merge_for(*, actor: Actor, merge_id: UUID) -> PersonMerge:
    """Return a merge that stands. :raises NotVisible:"""
    merge = merges(actor=actor).filter(pk=merge_id).first()
    if merge is None:
        raise NotVisible
    return merge


def recorded_ids(person_id: UUID) -> list[UUID]:
    """Return the ids under which this person was ever recorded: their own and those merged in."""
    rows = PersonMerge.objects.filter(Q(kept_id=person_id), undone_at=None)
    return [person_id, *rows.values_list("absorbed_id", flat=True)]
