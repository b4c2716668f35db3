"""Lists that were brought in: row by row, and what was changed since."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from providers.models import (
    DirectoryImport,
    DirectoryImportRow,
    DirectorySource,
    ListedAs,
    ListState,
    Location,
    Provider,
    ProviderIdentifier,
    Service,
)
from providers.selectors.directory_kept import PARTS, digests
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict, NotVisible
from spcore.loading.shown import stands_for

# What a load writes.
WRITTEN = (*PARTS, Service, Location, Provider, ProviderIdentifier)
SLOW = timedelta(minutes=10)
LOOK = "look"  # rows that came in, and want a look


@dataclass(frozen=True, slots=True)
class HowFar:
    """How many rows a worker has read, in a hundred, and whether it takes too long."""

    done: int
    share: int
    is_slow: bool


def imports(*, actor: Actor) -> QuerySet[DirectoryImport]:
    """Return the lists without their files, newest first."""
    rows = DirectoryImport.objects.visible_to(actor).defer("content", "tables")
    return rows.select_related("made_by").order_by("-made_at", "-pk")


def lists_known() -> list[tuple[str, str]]:
    """Return the lists that came in before, by the name that files them."""
    rows = DirectorySource.objects.filter(slug__startswith="list-")
    return list(rows.order_by("name", "slug").values_list("slug", "name"))


def import_for(*, actor: Actor, import_id: UUID, is_locked: bool = False) -> DirectoryImport:
    """Return a list, its file not yet loaded. :raises NotVisible:"""
    rows = DirectoryImport.objects.visible_to(actor).defer("content")
    rows = rows.select_for_update(of=("self",)) if is_locked else rows
    batch = rows.filter(pk=import_id).first()
    if batch is None:
        raise NotVisible
    return batch


def import_in(*, actor: Actor, import_id: UUID, states: tuple[str, ...]) -> DirectoryImport:
    """Return a list that has come just so far. :raises NotVisible, Conflict:"""
    batch = import_for(actor=actor, import_id=import_id)
    if batch.state not in states:
        raise Conflict(_("Somebody has gone on with this list already. Open it again"))
    return batch


def as_shown(batch: DirectoryImport) -> str:
    """Return what stands for a list on a page: another once somebody has gone on with it."""
    return stands_for(batch.state, batch.tables, batch.is_complete, batch.counts)


def rows_of(batch: DirectoryImport, *, show: str = "") -> QuerySet[DirectoryImportRow]:
    """Return the rows as the file orders them: all, those with a verdict, or those to look at."""
    rows = batch.rows.defer("before")
    if show == LOOK:
        rows = rows.exclude(problems=[]).exclude(verdict=ListedAs.REFUSED)
    elif show:
        rows = rows.filter(verdict=show)
    return rows.order_by("number", "pk")


def verdict_words(batch: DirectoryImport, verdict: str) -> str:
    """Return what becomes of rows with a verdict, or became, once the file is in."""
    found = ListedAs(verdict)
    if batch.state == ListState.DONE and found == ListedAs.CREATED:
        return _("Brought in")
    return str(found.label)


def taken_back_until(batch: DirectoryImport) -> datetime | None:
    """Return until when what listings said before is kept; nothing for what is not in."""
    if batch.state != ListState.DONE or batch.done_at is None:
        return None
    return batch.done_at + timedelta(days=settings.IMPORT_KEPT_DAYS)


def progress_of(batch: DirectoryImport, *, at: datetime) -> HowFar:
    """Return how far the step is that somebody asked for."""
    done, of = min(batch.rows_done, batch.row_count), batch.row_count
    is_slow = batch.asked_at is not None and at - batch.asked_at > SLOW
    return HowFar(done, 100 * done // of if of else 0, is_slow)


def coming_in(batch: DirectoryImport) -> int:
    """Return how many listings are new or change."""
    changes = (ListedAs.CREATED, ListedAs.UPDATED, ListedAs.GONE)
    return sum(batch.counts.get(each.value, 0) for each in changes)


def changed_since(batch: DirectoryImport) -> list[tuple[UUID, str]]:
    """
    Return the listings of a list that were changed since it came in, or that somebody uses.

    A new listing is used once any row points at it, or at its new provider, that no load writes:
    tables to come count by themselves.
    """
    written = batch.rows.exclude(service_key=None)
    after = {key: digest for key, digest in written.values_list("service_key", "after") if key}
    touched = {key for key, digest in digests(after).items() if digest != after[key]}
    created = written.filter(verdict=ListedAs.CREATED).values("service_key")
    touched |= _pointing(Service, created)
    owners = _pointing(Provider, batch.made) | _pointing(Organisation, batch.made)
    rows = Service.objects.filter(pk__in=after)
    found = rows.filter(Q(pk__in=touched) | Q(provider__in=owners))
    return list(found.order_by("name", "pk").values_list("pk", "name"))


def _pointing(target: type[models.Model], keys: Any) -> set[UUID]:
    """Return which of these rows anything points at, save what a load itself writes."""
    found: set[UUID] = set()
    for relation in target._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.related_model not in WRITTEN:
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
            found |= set(rows.values_list(name, flat=True))
    return found


def problem_words(problems: list[list[str]]) -> str:
    """Return what a row wants looked at, in one line."""
    said = (f"{column}: {problem} {remedy}".strip(": ") for column, problem, remedy in problems)
    return " ".join(said)
