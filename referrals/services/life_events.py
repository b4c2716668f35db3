"""A person dies, or moves to another practice: what stops, who is told, what is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import (
    NoPractice,
    Person,
    PersonMove,
    Referral,
    TimelineEntry,
    TimelineKind,
)
from referrals.states import IN_HAND, Move
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish

DEATH_TASK = "The person has died: stop what runs, speak to the family if right, then close"


@transaction.atomic
def record_death(
    *, referral_id: UUID, died_on: date, told_by: str, actor: Actor, at: datetime
) -> Person:
    """
    Record that the person has died. Every send to them stops with this transaction.

    It closes nothing by itself: each open referral goes to the top of its worker's list.
    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when a death is recorded already.
    """
    person = _person(referral_id, actor, at, policies.MAY_RECORD_DEATH)
    if person.died_on is not None:
        raise Conflict(_("The record says already that this person has died"))
    if not person.birth_date <= died_on <= at.date():
        text = _("The day must be today or in the past, and after the birth date")
        raise Invalid(text, field="died_on")
    if not told_by.strip():
        raise Invalid(_("Say who told you"), field="told_by")
    person.died_on, person.death_told_by = died_on, told_by.strip()
    person.death_recorded_by_id, person.death_recorded_at = actor.user_id, at
    _save(person, ["died_on", "death_told_by", "death_recorded_by", "death_recorded_at"])
    cases = Referral.objects.filter(person=person).open()
    cases.filter(status__in=IN_HAND).update(
        next_action=_(DEATH_TASK), next_action_on=at.date(), whose_move=Move.WORKER
    )
    _tell(person, _("The person has died"), actor, at)
    publish(topic="person.die", subject_id=person.pk, at=at)
    return person


@transaction.atomic
def take_death_back(*, referral_id: UUID, actor: Actor, at: datetime) -> Person:
    """
    Take back a death that was recorded by mistake.

    :raises NotVisible, NotPermitted, Conflict:
    """
    person = _person(referral_id, actor, at, policies.MAY_RECORD_DEATH)
    if person.died_on is None:
        raise Conflict(_("No death is recorded"))
    person.died_on, person.death_told_by = None, ""
    person.death_recorded_by_id, person.death_recorded_at = None, None
    _save(person, ["died_on", "death_told_by", "death_recorded_by", "death_recorded_at"])
    cases = Referral.objects.filter(person=person, next_action=_(DEATH_TASK)).open()
    cases.update(next_action=_("Get in touch again"), next_action_on=at.date())
    _tell(person, _("The death was recorded by mistake"), actor, at)
    return person


@dataclass(frozen=True, slots=True)
class NewMove:
    """
    Where the person is registered now; `practice_id`, or a `NoPractice` reason.

    An empty `postcode` and `address` say that they still live at the same place.
    """

    moved_on: date
    practice_id: UUID | None = None
    no_practice: str = ""
    address: str = ""
    postcode: str = ""
    told_by: str = ""


@transaction.atomic
def record_move(*, referral_id: UUID, new: NewMove, actor: Actor, at: datetime) -> PersonMove:
    """
    Record a new practice or place. From now on the new practice hears how it goes.

    Where the new practice is not known, the old one goes on being told. History stays.
    :raises NotVisible, NotPermitted, Invalid:
    """
    person = _person(referral_id, actor, at, policies.MAY_RECORD_MOVE)
    _check_move(new, person, at)
    move = PersonMove.objects.create(
        person=person,
        from_practice_id=person.practice_id,
        to_practice_id=new.practice_id,
        from_postcode=person.postcode,
        to_postcode=new.postcode or person.postcode,
        moved_on=new.moved_on,
        told_by=new.told_by.strip(),
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    person.practice_id, person.no_practice = new.practice_id, new.no_practice
    if new.postcode or new.address:
        person.address, person.postcode = new.address, new.postcode
    _save(person, ["practice", "no_practice", "address", "postcode"])
    if new.practice_id is not None:
        _tell_the_new(person.pk, new.practice_id)
    _tell(person, _("The person has moved"), actor, at)
    publish(topic="person.move", subject_id=person.pk, at=at)
    return move


def _check_move(new: NewMove, person: Person, at: datetime) -> None:
    if new.moved_on > at.date():
        raise Invalid(_("The day must be today or in the past"), field="moved_on")
    if new.practice_id is None and new.no_practice not in NoPractice.values:
        raise Invalid(_("Choose the practice, or say that there is none"), field="registered_with")
    if new.practice_id is None:
        return
    known = Organisation.objects.filter(pk=new.practice_id, kind=OrganisationKind.PRACTICE)
    if not known.exists():
        raise Invalid(_("Choose a GP practice"), field="registered_with")


def _tell_the_new(person_id: UUID, practice_id: UUID) -> None:
    """Let the new practice be told of every open referral that a practice was told of."""
    cases = Referral.objects.filter(person_id=person_id).open()
    cases = cases.filter(referring_organisation__kind=OrganisationKind.PRACTICE)
    cases.filter(referring_organisation_id=practice_id).update(told_practice=None)
    cases.exclude(referring_organisation_id=practice_id).update(told_practice_id=practice_id)


def _person(referral_id: UUID, actor: Actor, at: datetime, roles: frozenset[str]) -> Person:
    if actor.role not in roles:
        raise NotPermitted(_("Your role cannot record this"))
    rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id).exclude(person=None)
    person_id = rows.values_list("person_id", flat=True).first()
    if person_id is None:
        raise NotVisible
    return Person.objects.select_for_update(of=("self",)).get(pk=person_id)


def _save(person: Person, changed: list[str]) -> None:
    person.version += 1
    person.save(update_fields=[*changed, "version"])


def _tell(person: Person, label: str, actor: Actor, at: datetime) -> None:
    cases = Referral.objects.filter(person=person).open().values_list("pk", flat=True)
    TimelineEntry.objects.bulk_create(
        TimelineEntry(
            referral_id=referral_id,
            at=at,
            kind=TimelineKind.STEP,
            label=label,
            by_id=actor.user_id,
            object_id=person.pk,
            field_class="status",
        )
        for referral_id in cases
    )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="person.life_event",
        people=[person.pk],
        shown=["status"],
        object_id=person.pk,
    )
