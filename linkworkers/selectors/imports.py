"""Imports of caseloads: what was brought in, row by row, and what was worked on since."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from linkworkers.models import BECAME, BRINGS_IN, CaseloadImport, ImportRow, ImportState, RowVerdict
from referrals.models import Consent, MustRead, Person, Referral, Step, TimelineEntry
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible
from spcore.loading.shown import stands_for

SLOW = timedelta(minutes=5)  # after which whoever waits is told that something is wrong


def imports(*, actor: Actor) -> QuerySet[CaseloadImport]:
    """Return the team's imports without their files, newest first."""
    rows = CaseloadImport.objects.visible_to(actor).defer("content", "samples", "headings")
    return rows.select_related("made_by").order_by("-made_at", "-pk")


def import_for(*, actor: Actor, import_id: UUID, is_locked: bool = False) -> CaseloadImport:
    """Return an import of the actor's team, its file not yet loaded. :raises NotVisible:"""
    rows = CaseloadImport.objects.visible_to(actor).defer("content")
    # A worker that writes the rows of the import holds their key to it: that is no change of it.
    rows = rows.select_for_update(of=("self",), no_key=True) if is_locked else rows
    batch = rows.filter(pk=import_id).first()
    if batch is None:
        raise NotVisible
    return batch


def open_import_for(*, actor: Actor, import_id: UUID) -> CaseloadImport:
    """Return an import that nothing came in by yet. :raises NotVisible, Conflict:"""
    batch = import_for(actor=actor, import_id=import_id)
    if batch.state not in {ImportState.COLUMNS, ImportState.CHECKED}:
        raise Conflict("Somebody has gone on with this import already. Open it again")
    return batch


def as_shown(batch: CaseloadImport) -> str:
    """Return what stands for an import on a page: another once somebody has gone on with it."""
    return stands_for(batch.state, batch.mapping, batch.counts)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a worker is: rows, how many there are (0: not known), per cent."""

    done: int
    of: int
    share: int
    is_slow: bool


def progress_of(batch: CaseloadImport, *, at: datetime) -> Progress:
    """Return how far the step is that somebody asked for."""
    of = batch.row_count
    done = min(batch.rows_done, of) if of else batch.rows_done
    is_slow = batch.asked_at is not None and at - batch.asked_at > SLOW
    return Progress(done, of, 100 * done // of if of else 0, is_slow)


def coming_in(batch: CaseloadImport) -> int:
    """Return how many rows come in, or came."""
    return sum(batch.counts.get(verdict, 0) for verdict in BRINGS_IN)


def verdict_words(batch: CaseloadImport, verdict: str) -> str:
    """Return what becomes of rows with a verdict, or became, once the file is in."""
    found = RowVerdict(verdict)
    return str(BECAME.get(found, found.label) if batch.state == ImportState.DONE else found.label)


def rows_of(batch: CaseloadImport, *, verdict: str = "") -> QuerySet[ImportRow]:
    """Return the rows, as the file orders them; those with one verdict where it is given."""
    rows = batch.rows.filter(verdict=verdict) if verdict else batch.rows.all()
    return rows.order_by("number")


def cases_of_import(import_id: UUID) -> list[UUID]:
    """Return the cases that an import brought in, also once it was taken back."""
    rows = ImportRow.objects.filter(batch_id=import_id).exclude(referral=None)
    return list(rows.values_list("referral_id", flat=True))


def worked_on(batch: CaseloadImport) -> list[Referral]:
    """Return the cases that anything has happened to since they were brought in."""
    rows = batch.rows.exclude(referral=None)
    cases, made = rows.values("referral_id"), rows.filter(made_person=True).values("person_id")
    touched = set(
        Referral.objects.filter(pk__in=cases)
        .filter(Q(version__gt=0) | Q(person__version__gt=0))
        .values_list("pk", flat=True)
    )
    for model, field in _pointing_at(Referral):
        found = model._base_manager.filter(**{f"{field}__in": cases})
        touched |= set(_by_others(found, batch).values_list(field, flat=True))
    people = set()
    for model, field in _pointing_at(Person):
        found = model._base_manager.filter(**{f"{field}__in": made})
        people |= set(_by_others(found, batch).values_list(field, flat=True))
    both = Q(pk__in=touched) | Q(pk__in=cases, person_id__in=people)
    return list(Referral.objects.filter(both).select_related("person").order_by("reference"))


def _pointing_at(target: type[models.Model]) -> list[tuple[Any, str]]:
    """Return every model with a foreign key to `target`, and the key; new ones count too."""
    return [
        (relation.related_model, relation.field.name)
        for relation in target._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not ImportRow
    ]


def _by_others(rows: QuerySet, batch: CaseloadImport) -> QuerySet:
    """Leave out what the import itself wrote and nobody has touched."""
    match rows.model.__name__:
        case TimelineEntry.__name__:
            return rows.exclude(object_id=batch.pk)
        case Step.__name__:
            return rows.exclude(taken_at__lte=batch.done_at)
        case MustRead.__name__:
            return rows.exclude(batch_id=batch.pk, read_at=None)
        case Consent.__name__:
            return rows.exclude(given_at=batch.done_at, withdrawn_at=None)
        case Referral.__name__:
            return rows.exclude(pk__in=batch.rows.exclude(referral=None).values("referral_id"))
        case _:
            return rows
