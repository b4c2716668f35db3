"""Who is around the person, what is asked about a child, and who found a child able to decide."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies, selectors
from referrals.models import (
    CompetenceDecision,
    Person,
    Referral,
    RelatedPerson,
    TimelineKind,
)
from referrals.selectors import family
from referrals.services.timeline import Line, note
from referrals.states import Status
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible


@dataclass(frozen=True, slots=True)
class RelatedFields:
    """Somebody around the person, as people type it (see `RelatedPerson`)."""

    name: str
    relation: str
    phone: str = ""
    phone_belongs_to: str = ""
    is_carer: bool = False
    is_emergency_contact: bool = False
    has_parental_responsibility: bool = False
    may_be_contacted: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChildFields:
    """What is asked about a child or young person."""

    looked_after: str = ""
    court_orders: str = ""
    school: str = ""
    school_contact: str = ""
    objects_to: tuple[str, ...] = ()


@transaction.atomic
def add_related(
    *, referral_id: UUID, new: RelatedFields, actor: Actor, at: datetime
) -> RelatedPerson:
    """
    Add somebody around the person.

    :raises NotVisible, NotPermitted:
    :raises Invalid: for a parent's responsibility over an adult.
    """
    referral = case_to_write(referral_id, actor, at)
    _check_related(new, referral, at)
    row = RelatedPerson.objects.create(
        **asdict(new), person=referral.whom, recorded_by_id=actor.user_id, recorded_at=at
    )
    tell_family(referral, _("Somebody around the person was added"), row.pk, actor, at)
    return row


@transaction.atomic
def change_related(
    *, related_id: UUID, new: RelatedFields, version: int, actor: Actor, at: datetime
) -> RelatedPerson:
    """Change what is known of them. :raises NotVisible, NotPermitted, Invalid, Conflict:"""
    row, referral = _related(related_id, actor, at)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    _check_related(new, referral, at)
    for name, value in asdict(new).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    tell_family(referral, _("Somebody around the person was changed"), row.pk, actor, at)
    return row


@transaction.atomic
def end_related(*, related_id: UUID, actor: Actor, at: datetime) -> RelatedPerson:
    """Say that they are no longer around the person. :raises NotVisible, NotPermitted:"""
    row, referral = _related(related_id, actor, at)
    row.ended_on, row.version = timezone.localdate(at), row.version + 1
    row.save(update_fields=["ended_on", "version"])
    tell_family(referral, _("Somebody is no longer around the person"), row.pk, actor, at)
    return row


@transaction.atomic
def change_child(
    *, referral_id: UUID, new: ChildFields, version: int, actor: Actor, at: datetime
) -> Person:
    """
    Record school, council care, court orders and whom the young person does not want told.

    An objection holds from this moment: the school's list, the practice's pages and every letter.
    Another referrer adds to what others recorded, and takes no objection away once it was sent.
    :raises NotVisible, NotPermitted, Conflict:
    """
    referral = case_to_write(referral_id, actor, at)
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    if person.version != version:
        raise Conflict(_("Somebody else has changed this record. Look at it again, then decide"))
    wanted = _child_values(new, person, referral, actor)
    for name, value in wanted.items():
        setattr(person, name, value)
    person.version += 1
    person.save(update_fields=[*wanted, "version"])
    tell_family(referral, _("School, care and wishes of the child were changed"), None, actor, at)
    return person


def _child_values(
    new: ChildFields, person: Person, referral: Referral, actor: Actor
) -> dict[str, Any]:
    wanted: dict[str, Any] = asdict(new)
    reads = family.reads_child(actor, person)
    if not reads:
        wanted = {name: value or getattr(person, name) for name, value in wanted.items()}
    is_other = actor.role == Role.OTHER_REFERRER
    is_own_draft = reads and referral.status == Status.DRAFT
    held = person.objects_to if is_other and not is_own_draft else []
    return wanted | {"objects_to": sorted({*new.objects_to, *held})}


@transaction.atomic
def decide_competence(
    *,
    referral_id: UUID,
    decision: str,
    is_competent: bool,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> CompetenceDecision:
    """
    Record whether a child under 16 is able to make one decision, and why.

    :raises NotVisible, NotPermitted:
    :raises Invalid: without decision or reasons, and from 16: a young person is presumed able.
    """
    referral = case_to_write(referral_id, actor, at)
    if selectors.age_on(referral.whom, on=timezone.localdate(at)) >= selectors.ABLE_FROM:
        raise Invalid(_("From 16 a young person is presumed able to decide"))
    for name, value in (("decision", decision), ("reasons", reasons)):
        if not value.strip():
            raise Invalid(_("Say which decision it is about, and why"), field=name)
    row = CompetenceDecision.objects.create(
        person=referral.whom,
        decision=decision.strip(),
        is_competent=is_competent,
        reasons=reasons.strip(),
        decided_by_id=actor.user_id,
        decided_at=at,
    )
    label = _("Able to decide") if is_competent else _("Not able to decide yet")
    note(
        Line(TimelineKind.CONSENT, label, "consent", detail=row.decision, object_id=row.pk),
        referral_id=referral.pk,
        at=at,
        by_id=actor.user_id,
    )
    _record(referral, "competence", row.pk, actor, ["consent"])
    return row


def case_to_write(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    """
    Return the case, if the actor may say who is around its person: its worker, or its referrer
    while the referral is a draft or was sent back.

    :raises NotVisible, NotPermitted:
    """
    rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id).exclude(person=None)
    referral = rows.select_related("person").first()
    if referral is None:
        raise NotVisible
    if not family.may_record_family(actor, referral, at=at):
        raise NotPermitted(_("You cannot change this now. Ring the team"))
    return referral


def _related(related_id: UUID, actor: Actor, at: datetime) -> tuple[RelatedPerson, Referral]:
    row, referral = family.related_for(actor=actor, related_id=related_id, at=at)
    locked = RelatedPerson.objects.select_for_update().get(pk=row.pk)
    return locked, case_to_write(referral.pk, actor, at)


def _check_related(new: RelatedFields, referral: Referral, at: datetime) -> None:
    if not new.name.strip():
        raise Invalid(_("Enter their name"), field="name")
    if new.has_parental_responsibility and not policies.is_child(referral, at=at):
        text = _("Nobody has parental responsibility for an adult")
        raise Invalid(text, field="has_parental_responsibility")


def tell_family(
    referral: Referral, label: str, object_id: UUID | None, actor: Actor, at: datetime
) -> None:
    """Note a change of who is around the person, in the history and the access log."""
    note(
        Line(TimelineKind.STEP, label, "family", object_id=object_id),
        referral_id=referral.pk,
        at=at,
        by_id=actor.user_id,
    )
    _record(referral, "family", object_id or referral.whom.pk, actor, ["family"])


def _record(
    referral: Referral, label: str, object_id: UUID, actor: Actor, shown: list[str]
) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=label,
        people=[referral.whom.pk],
        shown=shown,
        object_id=object_id,
    )
