"""Bringing a list of services in, step by step: the file, its sheets, its columns, then decide."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from providers import policies
from providers.models import (
    OPEN_LISTS,
    WORKING_LISTS,
    DirectoryImport,
    DirectoryImportRow,
    DirectorySource,
    ListedAs,
    ListState,
)
from providers.policies import Action
from providers.selectors.directory_imports import as_shown, import_for
from providers.services.directory_bringing import bring_in, rows_of
from providers.services.directory_columns import propose
from providers.services.directory_entry import Found, Source
from providers.services.directory_loading import judge_directory
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.loading.copying import lift_timeout
from spcore.loading.report import Refusal
from spcore.loading.shown import check_shown
from spcore.loading.tables import LOOKED_AT, open_table, samples_of, sheets_of

PREFIX = "list-"
TOGETHER = 1000
# Until the list is in: whoever brings another in under its name meanwhile waits to be refused.
ONE_OF_A_NAME = "SELECT pg_advisory_xact_lock(hashtextextended('list ' || upper(%s), 0))"


@dataclass(frozen=True, slots=True)
class ListDetails:
    """Which list a file is: one that was brought in before (`slug`), or a new one."""

    slug: str = ""
    name: str = ""
    licence: str = ""


@transaction.atomic
def start_import(
    *, file_name: str, content: bytes, details: ListDetails, actor: Actor, at: datetime
) -> DirectoryImport:
    """
    Keep a file, with a proposal of what its columns are. Nothing is brought in.

    :raises NotPermitted, Invalid, Unusable:
    """
    policies.check(actor, Action.IMPORT)
    name = file_name.replace("\x00", "")[-120:]
    batch = DirectoryImport(
        made_by_id=actor.user_id,
        made_at=at,
        file_name=name,
        content=zlib.compress(content, level=1),
        sheets=sheets_of(content, name=name),
        **_list(details),
    )
    if len(batch.sheets) > 1:
        batch.state = ListState.SHEETS
    else:
        batch.tables = [_table(content, batch, "")]
    batch.save(force_insert=True)
    return batch


def _list(details: ListDetails) -> dict[str, str]:
    """Return which list it is. :raises Invalid: when it is neither a known one nor has a name."""
    known = DirectorySource.objects.filter(slug=details.slug, slug__startswith=PREFIX).first()
    if known is not None:
        return {"slug": known.slug, "name": known.name, "licence": details.licence or known.licence}
    name = details.name.strip()[:200]
    if details.slug or not name:
        raise Invalid(_("Say which list it is"), field="name")
    slug = f"{PREFIX}{slugify(name)[:24].strip('-') or 'new'}-{uuid4().hex[:8]}"
    return {"slug": slug, "name": name, "licence": details.licence}


@transaction.atomic
def set_sheets(*, import_id: UUID, sheet: str, linked: str, actor: Actor) -> DirectoryImport:
    """
    Say which sheet holds the services, and which more places and times of them, "" for none.

    :raises NotVisible, Conflict, Invalid, Unusable:
    """
    batch = locked_list(import_id, actor, OPEN_LISTS)
    chosen = [sheet, linked] if linked else [sheet]
    if not set(chosen) <= set(batch.sheets) or sheet == linked:
        raise Invalid(_("Choose two different sheets"), field="linked")
    content = zlib.decompress(batch.content)
    batch.row_count = 0
    batch.tables = [_table(content, batch, each) for each in chosen]
    batch.state = ListState.COLUMNS
    batch.save(update_fields=["tables", "state", "row_count"])
    return batch


def _table(content: bytes, batch: DirectoryImport, sheet: str) -> dict[str, Any]:
    """Return what a sheet has, and what its columns probably are. :raises Unusable:"""
    table = open_table(content, name=batch.file_name, sheet=sheet)
    first: list[list[str]] = []
    number = 0
    for number, row in enumerate(table.rows, 1):
        if number <= LOOKED_AT + 1 and not isinstance(row, Refusal):
            first.append(row[1])
    batch.row_count += number
    return {
        "sheet": sheet,
        "headings": table.headings,
        "samples": samples_of(len(table.headings), first),
        "fields": propose(table.headings, remembered=_remembered(batch.slug)),
    }


def _remembered(slug: str) -> dict[str, str]:
    """Return what the columns of the list meant the last time, by heading."""
    rows = DirectoryImport.objects.filter(slug=slug, state=ListState.DONE)
    tables = rows.order_by("-done_at").values_list("tables", flat=True).first() or []
    return {
        heading: field
        for table in tables
        for heading, field in zip(table["headings"], table["fields"], strict=True)
    }


@transaction.atomic
def set_columns(
    *, import_id: UUID, fields: Sequence[Sequence[str]], is_complete: bool, actor: Actor
) -> DirectoryImport:
    """
    Say what the columns of each table mean. Nothing is read by them yet: `check_list` does.

    :raises NotVisible, Conflict:
    """
    batch = locked_list(import_id, actor, (ListState.COLUMNS, ListState.CHECKED))
    for table, said in zip(batch.tables, fields, strict=True):
        table["fields"] = list(said)
    batch.is_complete, batch.state = is_complete, ListState.COLUMNS
    batch.save(update_fields=["tables", "is_complete", "state"])
    return batch


@transaction.atomic
def check_list(*, import_id: UUID, found: Iterable[Found], actor: Actor) -> DirectoryImport:
    """Say of every row what would become of it: a dry run. :raises NotVisible, Conflict:"""
    batch = locked_list(import_id, actor, (ListState.COLUMNS,))
    return check_rows(batch, list(found))


def check_rows(batch: DirectoryImport, found: list[Found]) -> DirectoryImport:
    """Keep what would become of every row of a locked list."""
    lift_timeout()
    report = judge_directory(source=_source(batch), found=found, is_complete=batch.is_complete)
    batch.rows.all().delete()
    _keep(batch, rows_of(batch, found, report))
    batch.notes, batch.state = report.notes, ListState.CHECKED
    batch.save(update_fields=["counts", "look", "notes", "state"])
    return batch


@transaction.atomic
def confirm_import(
    *,
    import_id: UUID,
    found: Iterable[Found],
    actor: Actor,
    at: datetime,
    shown: str | None = None,
) -> DirectoryImport:
    """
    Bring in what was checked, all of it or nothing, and keep what listings said before.

    `shown` is the check that somebody saw on a page and decides on.
    :raises NotVisible, Invalid:
    :raises Conflict: also when listings changed so that other rows would come in than were shown,
        when the columns were changed meanwhile, and when another file came in as a new list of the
        same name.
    """
    batch = locked_list(import_id, actor, (ListState.CHECKED,), shown)
    return bring_rows(batch, list(found), actor, at)


def bring_rows(
    batch: DirectoryImport, found: list[Found], actor: Actor, at: datetime
) -> DirectoryImport:
    """Bring a locked list in. :raises Conflict: where `confirm_import` does."""
    lift_timeout()
    _refuse_a_second(batch)
    shown = batch.counts
    batch.rows.all().delete()
    _keep(batch, bring_in(batch, _source(batch), found, at))
    if batch.counts != shown:
        raise Conflict(
            _("Listings here have changed since the file was checked. Check it again, then decide")
        )
    batch.state, batch.done_at, batch.content = ListState.DONE, at, b""
    batch.save(update_fields=["counts", "look", "notes", "made", "state", "done_at", "content"])
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="providers:directory_import_confirm",
        object_id=batch.pk,
    )
    return batch


def _refuse_a_second(batch: DirectoryImport) -> None:
    """
    Let lists of one name come in one after the other, and a second never.

    :raises Conflict: when a list of its name is here: all of it would be here twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONE_OF_A_NAME, [batch.name])
    lists = DirectorySource.objects.filter(slug__startswith=PREFIX, name__iexact=batch.name)
    if lists.exclude(slug=batch.slug).exists():
        raise Conflict(
            _("There is a list of this name by now. Choose the file again, as a file of that list")
        )


@transaction.atomic
def drop_import(*, import_id: UUID, actor: Actor) -> None:
    """Throw away a file that was not brought in, and what was read. :raises NotVisible:"""
    batch = locked_list(import_id, actor, (*OPEN_LISTS, *WORKING_LISTS))
    batch.rows.all().delete()
    batch.state, batch.content, batch.tables = ListState.DROPPED, b"", []
    batch.save(update_fields=["state", "content", "tables"])


def _source(batch: DirectoryImport) -> Source:
    return Source(batch.slug, batch.name, batch.licence)


def _keep(batch: DirectoryImport, rows: Iterable[DirectoryImportRow]) -> None:
    """Write the list of verdicts, and count them."""
    kept = list(rows)
    DirectoryImportRow.objects.bulk_create(kept, batch_size=TOGETHER)
    number = {each: sum(row.verdict == each for row in kept) for each in ListedAs}
    batch.counts = {each.value: count for each, count in number.items() if count}
    batch.look = sum(bool(row.problems) and row.verdict != ListedAs.REFUSED for row in kept)


def locked_list(
    import_id: UUID, actor: Actor, states: Sequence[str], shown: str | None = None
) -> DirectoryImport:
    policies.check(actor, Action.IMPORT)
    batch = import_for(actor=actor, import_id=import_id, is_locked=True)
    if batch.state not in states:
        raise Conflict(_("Somebody has gone on with this list already. Open it again"))
    check_shown(shown, now=as_shown(batch))
    return batch
