"""Putting two records of one person together, taking them apart again, or saying they are two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, UniqueConstraint
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import (
    Concern,
    Consent,
    PeopleApart,
    Person,
    PersonMerge,
    Referral,
    TimelineEntry,
    TimelineKind,
)
from referrals.selectors.consents import standing_answers
from referrals.selectors.putting_together import NOTES, merged_values
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish

SHOWN = ("name", "birth_date", "nhs_number", "contact", "safe_contact", "consent", "family")


@dataclass(frozen=True, slots=True)
class NewMerge:
    """Which record stays, which goes into it, and both as they were when somebody compared them."""

    kept_id: UUID
    absorbed_id: UUID
    kept_version: int
    absorbed_version: int
    reason: str


@transaction.atomic
def merge_people(*, new: NewMerge, actor: Actor, at: datetime) -> PersonMerge:
    """
    Put one record into another. The more careful setting and the more careful answer win.

    Nothing is deleted: the rows of the one go over to the other, and can go back.
    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when either changed since, or a concern the actor reads is open.
    """
    kept, absorbed = _pair(new.kept_id, new.absorbed_id, actor)
    if (kept.version, absorbed.version) != (new.kept_version, new.absorbed_version):
        raise Conflict(_("One of the records was changed meanwhile. Compare them again"))
    if not new.reason.strip():
        raise Invalid(_("Say how you know that they are one person"), field="reason")
    _check_may_merge(kept, absorbed, actor)
    changes = merged_values(kept, absorbed)
    if any(len(changes.get(name, "")) > longest for name, longest in NOTES.items()):
        raise Invalid(_("The notes on safe contact are too long together. Shorten one first"))
    merge = PersonMerge(
        kept=kept,
        absorbed=absorbed,
        reason=new.reason.strip(),
        merged_by_id=actor.user_id,
        merged_at=at,
        before={name: _plain(getattr(kept, name)) for name in changes},
        after={name: _plain(value) for name, value in changes.items()},
    )
    disputed = _disputed(kept, absorbed)
    _point(absorbed, kept)  # first: the NHS number may stand on one record only
    _set(kept, changes)
    merge.moved = _move_rows(absorbed, kept)
    merge.withdrawn = _stop(kept, disputed, at)
    merge.save(force_insert=True)
    _tell(merge, _("Two records of this person were put together"), actor, at)
    publish(topic="person.merge", subject_id=merge.pk, at=at)
    return merge


def _pair(kept_id: UUID, absorbed_id: UUID, actor: Actor) -> tuple[Person, Person]:
    if actor.role not in policies.MAY_MERGE:
        raise NotPermitted(_("Only a supervisor puts records together"))
    if kept_id == absorbed_id:
        raise Invalid(_("Choose two records"))
    rows = Person.objects.visible_to(actor).select_for_update(of=("self",))
    held = {row.pk: row for row in rows.filter(pk__in=[kept_id, absorbed_id]).order_by("pk")}
    if len(held) != 2:
        raise NotVisible
    return held[kept_id], held[absorbed_id]


def _check_may_merge(kept: Person, absorbed: Person, actor: Actor) -> None:
    if kept.nhs_number and absorbed.nhs_number and kept.nhs_number != absorbed.nhs_number:
        raise Conflict(
            _("They have different NHS numbers. Ask the practice which is right, correct it first")
        )
    # Of those the actor reads: a refusal for another team's would tell that there is one. It stays
    # on that team's referral, which no merge moves out of their sight.
    if Concern.objects.visible_to(actor).filter(person__in=[kept, absorbed]).open().exists():
        raise Conflict(
            _("A concern about one of them is open. Somebody must take it over before this")
        )


def _disputed(kept: Person, absorbed: Person) -> list[tuple[str, UUID | None]]:
    """Return what one record agrees to and the other refuses: purpose and provider."""
    one, other = standing_answers(kept.pk), standing_answers(absorbed.pk)
    return [key for key in one.keys() & other.keys() if one[key] != other[key]]


def _stop(kept: Person, disputed: list[tuple[str, UUID | None]], at: datetime) -> list[str]:
    """Withdraw every yes to what is disputed, and return the rows."""
    stopped: list[str] = []
    for purpose, provider_id in disputed:
        given = Consent.objects.filter(
            person=kept, purpose=purpose, provider_id=provider_id, is_given=True, withdrawn_at=None
        )
        stopped += [str(pk) for pk in given.values_list("pk", flat=True)]
        given.update(withdrawn_at=at)
    return stopped


def hanging_models() -> list[tuple[Any, str]]:
    """Return every model with a foreign key to a person, and the name of its field."""
    return [
        (relation.related_model, relation.field.name)
        for relation in Person._meta.related_objects
        if relation.related_model is not Person
    ]


def _move_rows(absorbed: Person, kept: Person) -> dict[str, list[str]]:
    moved: dict[str, list[str]] = {}
    for model, field in hanging_models():
        rows = model.objects.filter(**{field: absorbed})
        if model._meta.get_field(field).unique and model.objects.filter(**{field: kept}).exists():
            continue  # the kept record has its own; the other's stays where it was given
        rows = _without_clashes(rows, field, kept)
        ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
        if ids:
            rows.update(**{field: kept})
            moved[model._meta.label] = ids
    return moved


def _without_clashes(rows: QuerySet[Any], field: str, kept: Person) -> QuerySet[Any]:
    """
    Leave out rows of which the kept record may have one alone, and has: a message on the same day.

    They stay where they are, as what was sent to that record.
    """
    for rule in rows.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and field in rule.fields:
            same = {name: OuterRef(name) for name in rule.fields if name != field}
            held = rows.model._base_manager.filter(rule.condition or Q(), **same, **{field: kept})
            rows = rows.exclude(rule.condition or Q(), Exists(held))
    return rows


@transaction.atomic
def unmerge_people(*, merge_id: UUID, actor: Actor, at: datetime, reason: str) -> PersonMerge:
    """
    Take two records apart: everything goes back that nobody has changed since.

    What was written since stays with the kept record, but for what hangs on a referral that goes.
    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when it was undone already, or another merge came after it.
    """
    if actor.role not in policies.MAY_MERGE:
        raise NotPermitted(_("Only a supervisor takes records apart"))
    rows = PersonMerge.objects.visible_to(actor).select_for_update(of=("self",))
    merge = rows.filter(pk=merge_id).first()
    if merge is None:
        raise NotVisible
    if not reason.strip():
        raise Invalid(_("Say how you know that they are two people"), field="reason")
    _check_is_last(merge)
    kept = Person.objects.select_for_update().get(pk=merge.kept_id)
    absorbed = Person.objects.select_for_update().get(pk=merge.absorbed_id)
    untouched = {
        name: merge.before[name]
        for name, value in merge.after.items()
        if _plain(getattr(kept, name)) == value
    }
    _set(kept, {name: _read(name, value) for name, value in untouched.items()})
    _point(absorbed, None)
    _move_back(merge)
    Consent.objects.filter(pk__in=merge.withdrawn, withdrawn_at=merge.merged_at).update(
        withdrawn_at=None
    )
    merge.undone_by_id, merge.undone_at, merge.undone_reason = actor.user_id, at, reason.strip()
    merge.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    _tell(merge, _("Two records that were put together were taken apart"), actor, at)
    publish(topic="person.unmerge", subject_id=merge.pk, at=at)
    return merge


def _check_is_last(merge: PersonMerge) -> None:
    if merge.undone_at is not None:
        raise Conflict(_("These records were taken apart already"))
    standing = PersonMerge.objects.filter(undone_at=None, merged_at__gt=merge.merged_at)
    if standing.filter(kept_id=merge.kept_id).exists():
        raise Conflict(_("Another record was put into this one later. Take that apart first"))
    if Person.objects.filter(pk=merge.kept_id).exclude(merged_into=None).exists():
        raise Conflict(_("This record was itself put into another. Take that apart first"))


def _move_back(merge: PersonMerge) -> None:
    for model, field in hanging_models():
        ids = merge.moved.get(model._meta.label, [])
        model.objects.filter(pk__in=ids, **{field: merge.kept_id}).update(
            **{field: merge.absorbed_id}
        )
    referrals = merge.moved.get(Referral._meta.label, [])
    Concern.objects.filter(referral__in=referrals).update(person_id=merge.absorbed_id)
    Consent.objects.filter(onward__referral__in=referrals).update(person_id=merge.absorbed_id)


@transaction.atomic
def keep_apart(
    *, first_id: UUID, second_id: UUID, actor: Actor, at: datetime, reason: str
) -> PeopleApart:
    """Say that two records are of two people; nobody is asked again. :raises NotVisible:"""
    one, other = _pair(first_id, second_id, actor)
    first, second = sorted((one.pk, other.pk))
    row, _is_new = PeopleApart.objects.get_or_create(
        first_id=first,
        second_id=second,
        defaults={"reason": reason.strip(), "decided_by_id": actor.user_id, "decided_at": at},
    )
    _record(actor, "person.apart", [one.pk, other.pk], row.pk)
    return row


def _point(absorbed: Person, kept: Person | None) -> None:
    absorbed.merged_into = kept
    absorbed.version += 1
    absorbed.save(update_fields=["merged_into", "version"])


def _set(person: Person, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(person, name, value)
    person.version += 1
    person.save(update_fields=[*changes, "version"])


def _plain(value: Any) -> Any:
    """Return a column's value as JSON holds it."""
    if isinstance(value, date):  # moments too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _read(name: str, value: Any) -> Any:
    field = next(field for field in Person._meta.concrete_fields if field.attname == name)
    return getattr(field, "target_field", field).to_python(value)


def _tell(merge: PersonMerge, label: str, actor: Actor, at: datetime) -> None:
    people = [merge.kept_id, merge.absorbed_id]
    cases = Referral.objects.filter(person__in=people).open().values_list("pk", flat=True)
    detail = _("They disagreed on what was agreed: ask again. The more careful answer stands")
    TimelineEntry.objects.bulk_create(
        TimelineEntry(
            referral_id=referral_id,
            at=at,
            kind=TimelineKind.STEP,
            label=label,
            detail=detail if merge.withdrawn and merge.undone_at is None else "",
            by_id=actor.user_id,
            object_id=merge.pk,
            field_class="consent",
        )
        for referral_id in cases
    )
    _record(actor, "person.merge", people, merge.pk)


def _record(actor: Actor, label: str, people: list[UUID], object_id: UUID) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=label,
        people=people,
        shown=SHOWN,
        object_id=object_id,
    )
