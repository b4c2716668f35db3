"""Adding a person and keeping how to reach them: what a record must hold, and what it refuses."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import policies, selectors
from referrals.models import ContactChannel, Person, Referral, TimelineEntry, TimelineKind
from referrals.states import Status
from spcore import audit, making
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.names import folded, folded_name
from spcore.nhs_number import is_test_nhs_number
from spcore.writing import insert, is_inserted

OLDEST = 120  # years
NO_NUMBER = gettext_lazy("Enter the NHS number, or say why there is none")
WANTED = {  # what the wanted way of reaching them needs
    ContactChannel.PHONE: ("phone", gettext_lazy("Enter the phone number to use")),
    ContactChannel.TEXT: ("phone", gettext_lazy("Enter the mobile number to use")),
    ContactChannel.EMAIL: ("email", gettext_lazy("Enter the email address to use")),
    ContactChannel.POST: ("address", gettext_lazy("Enter the address to write to")),
    ContactChannel.THROUGH: ("reach_through", gettext_lazy("Say through whom")),
}
PERSON_CLASSES = frozenset(
    {"name", "birth_date", "nhs_number", "contact", "safe_contact", "emergency_contact"}
    | {"background"}
)


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Who a person is and how to reach them safely; the columns of `Person` that people type."""

    given_name: str
    family_name: str
    birth_date: date
    nhs_number: str = ""
    no_nhs_number: str = ""
    preferred_name: str = ""
    is_birth_date_approximate: bool = False
    address: str = ""
    postcode: str = ""
    no_fixed_abode: bool = False
    reach_through: str = ""
    phone: str = ""
    phone_belongs_to: str = ""
    email: str = ""
    practice_id: UUID | None = None
    no_practice: str = ""
    practice_name: str = ""
    preferred_channel: str = ContactChannel.PHONE
    may_phone: bool = False
    may_text: bool = False
    may_email: bool = False
    may_post: bool = False
    may_leave_voicemail: bool = False
    is_address_sensitive: bool = False
    safe_contact_note: str = ""
    what_to_say: str = ""
    language: str = ""
    needs_interpreter: bool = False
    adjustments: str = ""
    emergency_contact: str = ""

    @classmethod
    def of(cls, person: Person) -> "PersonFields":
        """Return what the record holds now."""
        held = {field.name: getattr(person, field.name) for field in fields(cls)}
        return cls(**{**held, "nhs_number": person.nhs_number or ""})

    @property
    def columns(self) -> dict[str, Any]:
        """Return the same as the record holds it."""
        typed = {field.name: getattr(self, field.name) for field in fields(self)}
        return typed | {"nhs_number": self.nhs_number or None}


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule of meaning that what was typed breaks, and the field to mend."""

    field: str
    text: str


def problems_of(new: PersonFields, *, on: date) -> list[Problem]:
    """Return everything that keeps `new` from being a record. Forms show it; services refuse it."""
    return [*_identity(new, on), *_registration(new), *_reach(new)]


def _identity(new: PersonFields, on: date) -> Iterator[Problem]:
    if new.birth_date > on:
        yield Problem("birth_date", _("Birth date must be in the past"))
    elif on.year - new.birth_date.year > OLDEST:
        yield Problem("birth_date", _("Check the year of the birth date"))
    if not new.nhs_number and not new.no_nhs_number:
        yield Problem("no_nhs_number", str(NO_NUMBER))
    if refusal := number_refusal(new.nhs_number):
        yield Problem("nhs_number", refusal)


def number_refusal(nhs_number: str) -> str:
    """Return why this NHS number may not be used here, by its range; nothing where it may."""
    if not nhs_number or is_test_nhs_number(nhs_number) == settings.DEMO:
        return ""
    if settings.DEMO:
        return _("The demo refuses real data: use an NHS number that starts with 9")
    return _("NHS numbers that start with 9 are for testing only")


def _registration(new: PersonFields) -> Iterator[Problem]:
    if new.practice_id is None and not new.no_practice:
        yield Problem("registered_with", _("Say which practice they are registered with, if any"))


def _reach(new: PersonFields) -> Iterator[Problem]:
    if new.no_fixed_abode and not new.reach_through:
        text = _("Say through whom to reach them, like a hostel, a worker or a friend")
        yield Problem("reach_through", text)
    if not (new.phone or new.email or new.address or new.reach_through):
        yield Problem("phone", _("Enter at least one way to reach the person"))
    field, text = WANTED[ContactChannel(new.preferred_channel)]
    if not getattr(new, field):
        yield Problem(field, str(text))


def insert_person(new: PersonFields, *, at: datetime) -> Person:
    """
    Write the record, or return the one that is there already: see `write_person`.

    :raises Invalid, Conflict:
    """
    return write_person(person_of(new, at=at))


def person_of(new: PersonFields, *, at: datetime) -> Person:
    """Return the record to be, which is not written yet. :raises Invalid:"""
    for problem in problems_of(new, on=timezone.localdate(at)):
        raise Invalid(problem.text, field=problem.field)
    return making.new(
        Person,
        **new.columns,
        folded_name=folded_name(family=new.family_name, given=new.given_name),
        is_demo=settings.DEMO,
        created_at=at,
    )


def write_person(person: Person) -> Person:
    """
    Write the record, or return the one that has this NHS number, name and birth date already.

    Never merges and never overwrites. Runs in the caller's transaction.
    :raises Conflict: when the number is on a record that says somebody else.
    """
    if person.nhs_number is None:  # nothing of it could be held already
        insert(person)
        return person
    if is_inserted(person):
        return person
    held = Person.objects.standing().get(nhs_number=person.nhs_number)
    if not is_same_person(held, person):
        raise Conflict("This NHS number is on the record of somebody else. Check number and name")
    return held


def is_same_person(held: Person, new: PersonFields | Person) -> bool:
    """Tell whether number, birth date and family name all agree; nothing less is enough."""
    return (held.nhs_number, held.birth_date, folded(held.family_name)) == (
        new.nhs_number,
        new.birth_date,
        folded(new.family_name),
    )


@transaction.atomic
def update_person(
    *, referral_id: UUID, new: PersonFields, version: int, actor: Actor, at: datetime
) -> Person:
    """
    Change who the person of a draft or a returned referral is, and how to reach them.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when somebody changed the record since `version`, or has this NHS number.
    """
    referral = _case(referral_id, actor, at)
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    if person.version != version:
        raise Conflict("Somebody else has changed this record. Look at it again, then decide")
    for problem in problems_of(new, on=timezone.localdate(at)):
        raise Invalid(problem.text, field=problem.field)
    others = Person.objects.standing().exclude(pk=person.pk)
    if new.nhs_number and others.filter(nhs_number=new.nhs_number).exists():
        raise Conflict("This NHS number is on another record")
    changes = _changes(person, new)
    for name, value in changes.items():
        setattr(person, name, value)
    person.folded_name = folded_name(family=new.family_name, given=new.given_name)
    person.version += 1
    person.save(update_fields=[*changes, "folded_name", "version"])
    if changes:
        _tell_teams(person, actor, at)
    if referral.status == Status.DRAFT and "practice_id" in changes:
        Referral.objects.filter(pk=referral.pk).update(team=None)  # the team follows the practice
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="person",
        people=[person.pk],
        shown=PERSON_CLASSES,
        object_id=person.pk,
    )
    return person


def _tell_teams(person: Person, actor: Actor, at: datetime) -> None:
    """Write a line on every open referral of the person: the change holds for whoever helps."""
    open_ones = Referral.objects.filter(person=person).open().values_list("pk", flat=True)
    TimelineEntry.objects.bulk_create(
        TimelineEntry(
            referral_id=referral_id,
            at=at,
            kind=TimelineKind.STEP,
            label=_("How to reach the person was changed"),
            by_id=actor.user_id,
            object_id=person.pk,
            field_class="safe_contact",
        )
        for referral_id in open_ones
    )


def _changes(person: Person, new: PersonFields) -> dict[str, Any]:
    wanted = new.columns if new.practice_id is None else {**new.columns, "practice_name": ""}
    return {name: value for name, value in wanted.items() if getattr(person, name) != value}


def check_change_person(referral: Referral, *, actor: Actor) -> None:
    """Refuse unless the actor may change this draft's person now. :raises NotPermitted:"""
    policies.check_edit_person(actor, referral)
    if selectors.is_record_of_another(actor, referral):
        raise NotPermitted(_("Somebody else began this record. Ring the team to change it"))


def reach_in_words(new: PersonFields) -> str:
    """Return what somebody typed about reaching a person whose record says it already."""
    ways = (new.phone, new.email, new.address, new.postcode, new.reach_through)
    said = ", ".join(way for way in (*ways, new.safe_contact_note) if way)
    return _("How to reach them, as the referrer was told: %(said)s.") % {"said": said}


def _case(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id)
    referral = rows.exclude(person=None).first()
    if referral is None:
        raise NotVisible
    check_change_person(referral, actor=actor)
    return referral


def practice_of(actor: Actor) -> UUID | None:
    """Return the actor's own practice, which new people are registered with unless said."""
    return actor.organisation_id if actor.role in PRACTICE_ROLES else None
