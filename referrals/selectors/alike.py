"""Records that may be of the person a referral is about, with why, for whoever triages it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from referrals.models import PeopleApart, Person, Referral
from referrals.selectors.likely import Match, matches_of
from referrals.selectors.matching import identity_of
from referrals.selectors.people import OtherReferral
from referrals.states import OPEN, Status
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class AlikeRecord:
    """Another record, what it may be and why, and its referrals that are not over."""

    person_id: UUID
    name: str
    born: date
    nhs_number: str
    verdict: str
    why: str
    cases: tuple[OtherReferral, ...]


def alike_records(*, actor: Actor, person: Person) -> list[AlikeRecord]:
    """
    Return the records that are or may be of this person, of those the actor may know about.

    Left out: those that a supervisor said are of somebody else. Three queries at most.
    """
    found = matches_of(actor=actor, sought=identity_of(person))
    found = [match for match in found if match.person.pk != person.pk]
    if not found:
        return []
    apart = _apart(actor, person)
    found = [match for match in found if match.person.pk not in apart]
    cases = _open_cases(actor, found)
    return [_record(match, tuple(cases[match.person.pk])) for match in found]


def _record(match: Match, cases: tuple[OtherReferral, ...]) -> AlikeRecord:
    who = match.person
    return AlikeRecord(
        who.pk,
        who.name,
        who.birth_date,
        who.nhs_number or "",
        str(match.verdict.label),
        match.words,
        cases,
    )


def _apart(actor: Actor, person: Person) -> set[UUID]:
    rows = PeopleApart.objects.visible_to(actor).filter(Q(first=person) | Q(second=person))
    pairs = rows.values_list("first_id", "second_id")
    return {second if first == person.pk else first for first, second in pairs}


def _open_cases(actor: Actor, found: list[Match]) -> dict[UUID, list[OtherReferral]]:
    people = [match.person.pk for match in found]
    rows = Referral.objects.visible_to(actor).filter(person_id__in=people, status__in=OPEN)
    columns = ("person_id", "pk", "reference", "status", "submitted_at")
    cases: dict[UUID, list[OtherReferral]] = defaultdict(list)
    for who, pk, reference, status, at in rows.order_by("-created_at", "-pk").values_list(*columns):
        cases[who].append(OtherReferral(pk, reference, Status(status), at))
    return cases
