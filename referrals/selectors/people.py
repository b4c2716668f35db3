"""Finding somebody before adding them: exact by NHS number, probable by name and birth date."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from referrals.models import Person, Referral
from referrals.selectors.matching import either_day
from referrals.states import IN_HAND, OPEN, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.names import folded
from spcore.prepared import (
    DAY,
    NAME,
    ORGANISATION,
    OTHER_DAY,
    OTHER_NAME,
    START,
    TEXT,
    USER,
    WORD,
    Prepared,
    begins_with,
    prepare,
)
from spcore.ui.dates import day

MOST = 10
# Whatever else is asked of somebody found is read when it is asked.
SHOWN = ("nhs_number", "given_name", "family_name", "preferred_name", "birth_date", "postcode")


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody typed to find a person."""

    nhs_number: str = ""
    given_name: str = ""
    family_name: str = ""
    birth_date: date | None = None


def people_like(*, actor: Actor, sought: Sought) -> list[Person]:
    """Return the people the actor may know about who are, or may be, the one sought."""
    if sought.nhs_number and sought.birth_date is None:
        number = {USER: actor.user_id, ORGANISATION: actor.organisation_id, TEXT: sought.nhs_number}
        return _with_number(actor.role).rows(number)
    family, given = folded(sought.family_name), folded(sought.given_name)
    day, other_day = either_day(sought.birth_date)
    asked: dict[Any, Any] = {
        **{USER: actor.user_id, ORGANISATION: actor.organisation_id, TEXT: sought.nhs_number},
        **{DAY: day, OTHER_DAY: other_day, START: f"{family} ", NAME: f"{family} {given}".strip()},
        **{WORD: family, OTHER_NAME: f"{given} {family}" if given else family},
    }
    return _named(actor.role, or_numbered=bool(sought.nhs_number)).rows(asked)


def _known(role: Role | None) -> QuerySet[Person]:
    actor = Actor(role, USER, ORGANISATION)
    rows = Person.objects.visible_to(actor).select_related("practice")
    return rows.only(*SHOWN, "died_on", "practice__name")


@cache
def _with_number(role: Role | None) -> Prepared:
    """Write out the statement that finds people by NHS number for somebody in this role."""
    return prepare(_known(role).filter(nhs_number=TEXT)[:MOST])


@cache
def _named(role: Role | None, *, or_numbered: bool) -> Prepared:
    """
    Write out the statement that finds people by name and birth date, or by NHS number as well.

    OTHER_DAY is the birth date with day and month swapped, OTHER_NAME the name crossed.
    """
    named = Q(begins_with("folded_name", START)) | Q(folded_name__in=[WORD, OTHER_NAME])
    named |= Q(folded_name__trigram_similar=NAME)
    like = Q(birth_date__in=[DAY, OTHER_DAY]) & named
    rows = _known(role).filter(like | Q(nhs_number=TEXT) if or_numbered else like)
    return prepare(rows.order_by("folded_name", "pk")[:MOST])


@dataclass(frozen=True, slots=True)
class OtherReferral:
    """A referral of the same person that is not over."""

    id: UUID
    reference: str
    status: Status
    submitted_at: datetime | None

    @property
    def words(self) -> str:
        """Return where it stands and when it was sent: "Accepted, sent 24 November 2026"."""
        if self.submitted_at is None:
            return str(self.status.label)
        sent = _("sent %(day)s") % {"day": day(self.submitted_at)}
        return f"{self.status.label}, {sent}"


def other_open_referrals(
    *, actor: Actor, person_id: UUID, but: UUID | None = None
) -> list[OtherReferral]:
    """Return the person's other drafts and open referrals that the actor may know about."""
    rows = others_of(actor, person_id, but=but)
    return [other_in(row) for row in rows.values_list("json", flat=True)]


def others_of(actor: Actor, person_id: Any, *, but: Any) -> QuerySet[Referral, Any]:
    """Return a query of JSON, which `other_in` reads: for a subquery too, of references."""
    rows = Referral.objects.visible_to(actor).filter(person_id=person_id)
    rows = rows.filter(status__in=[Status.DRAFT, *OPEN]).exclude(pk=but)
    said = JSONObject(id="pk", reference="reference", status="status", sent="submitted_at")
    return rows.order_by("-created_at", "-pk").values(json=said)[:MOST]


def other_in(row: dict[str, Any]) -> OtherReferral:
    """Return a row of `others_of`."""
    sent = row["sent"] and datetime.fromisoformat(row["sent"])
    return OtherReferral(UUID(row["id"]), row["reference"], Status(row["status"]), sent)


@dataclass(frozen=True, slots=True)
class AlikeReferral:
    """An open referral of somebody who may be the same person; nothing is put together by it."""

    id: UUID
    person_id: UUID
    reference: str
    name: str
    born: date
    status: Status


def alike_open_referrals(*, actor: Actor, person: Person) -> list[AlikeReferral]:
    """
    Return open referrals of people the actor may know about with a like name and birth date.

    Two queries at most.
    """
    sought = Sought(
        given_name=person.given_name, family_name=person.family_name, birth_date=person.birth_date
    )
    alike = {row.pk: row for row in people_like(actor=actor, sought=sought) if row.pk != person.pk}
    if not alike:
        return []
    rows = Referral.objects.visible_to(actor).filter(person_id__in=alike, status__in=OPEN)
    found = rows.order_by("-created_at", "-pk").values_list(
        "pk", "person_id", "reference", "status"
    )
    return [
        AlikeReferral(pk, who, ref, alike[who].name, alike[who].birth_date, Status(status))
        for pk, who, ref, status in found[:MOST]
    ]


def is_number_of_another(*, nhs_number: str, birth_date: date, family_name: str) -> bool:
    """Tell whether a record with this NHS number says another birth date or family name."""
    if not nhs_number:
        return False
    held = Person.objects.standing().filter(nhs_number=nhs_number).first()
    if held is None:
        return False
    return (held.birth_date, folded(held.family_name)) != (birth_date, folded(family_name))


def is_number_taken(*, nhs_number: str, but: UUID) -> bool:
    """Tell whether another record has this NHS number."""
    return Person.objects.standing().filter(nhs_number=nhs_number).exclude(pk=but).exists()


def is_being_helped(*, person_id: UUID) -> bool:
    """Tell whether any team has the person in hand, without saying which."""
    return Referral.objects.filter(person_id=person_id, status__in=IN_HAND).exists()
