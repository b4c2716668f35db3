"""A person dies: what stops, who is told, what is kept."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Person, Referral, TimelineEntry, TimelineKind
from referrals.states import IN_HAND, Move
from spcore import audit
from spcore.accounts.actor import Actor
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
    person = person_of(referral_id, actor, at, policies.MAY_RECORD_DEATH)
    if person.died_on is not None:
        raise Conflict(_("The record says already that this person has died"))
    if not person.birth_date <= died_on <= timezone.localdate(at):
        text = _("The day must be today or in the past, and after the birth date")
        raise Invalid(text, field="died_on")
    if not told_by.strip():
        raise Invalid(_("Say who told you"), field="told_by")
    person.died_on, person.death_told_by = died_on, told_by.strip()
    person.death_recorded_by_id, person.death_recorded_at = actor.user_id, at
    save_person(person, ["died_on", "death_told_by", "death_recorded_by", "death_recorded_at"])
    cases = Referral.objects.filter(person=person).open()
    cases.filter(status__in=IN_HAND).update(
        next_action=_(DEATH_TASK), next_action_on=timezone.localdate(at), whose_move=Move.WORKER
    )
    tell_cases(person, _("The person has died"), actor, at)
    publish(topic="person.die", subject_id=person.pk, at=at)
    return person


@transaction.atomic
def take_death_back(*, referral_id: UUID, actor: Actor, at: datetime) -> Person:
    """
    Take back a death that was recorded by mistake.

    :raises NotVisible, NotPermitted, Conflict:
    """
    person = person_of(referral_id, actor, at, policies.MAY_RECORD_DEATH)
    if person.died_on is None:
        raise Conflict(_("No death is recorded"))
    person.died_on, person.death_told_by = None, ""
    person.death_recorded_by_id, person.death_recorded_at = None, None
    save_person(person, ["died_on", "death_told_by", "death_recorded_by", "death_recorded_at"])
    cases = Referral.objects.filter(person=person, next_action=_(DEATH_TASK)).open()
    cases.update(next_action=_("Get in touch again"), next_action_on=timezone.localdate(at))
    tell_cases(person, _("The death was recorded by mistake"), actor, at)
    return person


def person_of(referral_id: UUID, actor: Actor, at: datetime, roles: frozenset[str]) -> Person:
    """Return the person of a case, locked. :raises NotVisible, NotPermitted:"""
    if actor.role not in roles:
        raise NotPermitted(_("Your role cannot record this"))
    rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id).exclude(person=None)
    person_id = rows.values_list("person_id", flat=True).first()
    if person_id is None:
        raise NotVisible
    return Person.objects.select_for_update(of=("self",)).get(pk=person_id)


def save_person(person: Person, changed: list[str]) -> None:
    """Keep these columns."""
    person.version += 1
    person.save(update_fields=[*changed, "version"])


def tell_cases(person: Person, label: str, actor: Actor, at: datetime) -> None:
    """Write a line on every open case of the person, and one in the trail."""
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
