"""
Bringing a caseload in, step by step: take the file, say what it means, confirm.

With `may_wait`, a step that would keep a page waiting is left to a worker: `import_work`.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import CaseloadImport, ColumnMeanings, ImportState
from linkworkers.selectors import import_for
from linkworkers.selectors.imports import as_shown
from linkworkers.services.bringing_in import columns
from linkworkers.services.bringing_in.batches import leave_to_worker, locked
from linkworkers.services.bringing_in.doing import bring_in, check_rows, read_file
from linkworkers.services.bringing_in.passes import packed
from linkworkers.services.bringing_in.writing import Watch
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotPermitted
from spcore.loading.report import Unusable
from spcore.loading.shown import check_shown
from spcore.loading.tables import volume

MAXIMUM_BYTES = 25 * 1024 * 1024
# What a page waits for: about a second's work.
AT_ONCE_BYTES = 512 * 1024
AT_ONCE_ROWS = 3_000
OPEN = (ImportState.COLUMNS, ImportState.CHECKED)


def is_long(content: bytes) -> bool:
    """Tell whether reading a file would keep a page waiting."""
    return volume(content) > AT_ONCE_BYTES


@transaction.atomic
def start_import(
    *, file_name: str, content: bytes, actor: Actor, at: datetime, may_wait: bool = False
) -> CaseloadImport:
    """
    Keep a file for the actor's team, with a proposal of what its columns are.

    :raises NotPermitted:
    :raises Unusable: when it is no table that can be read.
    """
    if actor.role not in policies.MAY_IMPORT:
        raise NotPermitted("Only a supervisor brings a caseload in")
    name = file_name.replace("\x00", "")[-120:]
    if len(content) > MAXIMUM_BYTES:
        raise Unusable(f"{name} is larger than 25 MB.", "Split it into several files.")
    batch = CaseloadImport.objects.create(
        team_id=actor.organisation_id,
        made_by_id=actor.user_id,
        made_at=at,
        file_name=name,
        content=packed(content),
    )
    batch = import_for(actor=actor, import_id=batch.pk)  # without the file in memory
    if may_wait and is_long(content):
        return leave_to_worker(batch, ImportState.READING, actor, at)
    return read_file(batch, actor, at, iter)


@transaction.atomic
def set_columns(
    *,
    import_id: UUID,
    mapping: list[str],
    actor: Actor,
    at: datetime,
    watch: Watch = iter,
    may_wait: bool = False,
) -> CaseloadImport:
    """
    Say what the columns mean, remember it for the team, and judge every row. Brings nothing in.

    :raises NotVisible, Conflict, Invalid, Unusable:
    """
    batch = locked(import_id, actor, OPEN)
    _mean(batch, mapping)
    if may_wait and batch.row_count > AT_ONCE_ROWS:
        return leave_to_worker(batch, ImportState.CHECKING, actor, at)
    return check_rows(batch, actor, at, watch)


def _mean(batch: CaseloadImport, mapping: list[str]) -> None:
    """Keep what the columns mean, for this file and for the team's next. :raises Invalid:"""
    for problem in columns.problems_of(mapping):
        raise Invalid(problem)
    batch.mapping = mapping
    batch.save(update_fields=["mapping"])
    pairs = zip(batch.headings, mapping, strict=True)
    meanings = {columns.key_of(heading): column for heading, column in pairs}
    row, is_new = ColumnMeanings.objects.get_or_create(
        team_id=batch.team_id, defaults={"meanings": meanings}
    )
    if not is_new:
        row.meanings |= meanings
        row.save(update_fields=["meanings"])


@transaction.atomic
def confirm_import(
    *,
    import_id: UUID,
    evidence_held_by: str,
    actor: Actor,
    at: datetime,
    may_wait: bool = False,
    shown: str | None = None,
) -> CaseloadImport:
    """
    Bring in what was checked: all of it or nothing, and nothing is sent to anybody.

    `shown` is the check that somebody saw on a page and decides on.
    :raises NotVisible, Invalid:
    :raises Conflict: also when the records here changed so that other rows would come in, or the
        columns were changed meanwhile.
    """
    batch = locked(import_id, actor, (ImportState.CHECKED,))
    check_shown(shown, now=as_shown(batch))
    batch.evidence_held_by = _holder(evidence_held_by)
    if may_wait and batch.row_count > AT_ONCE_ROWS:
        held_by = batch.evidence_held_by
        return leave_to_worker(batch, ImportState.BRINGING, actor, at, evidence_held_by=held_by)
    return bring_in(batch, actor, at, iter)


@transaction.atomic
def bring_in_unseen(
    *,
    import_id: UUID,
    mapping: list[str],
    evidence_held_by: str,
    actor: Actor,
    at: datetime,
    watch: Watch = iter,
) -> CaseloadImport:
    """
    Say what the columns mean and bring the rows in at once, for whoever saw a dry run before.

    :raises NotVisible, Conflict, Invalid, Unusable:
    """
    batch = locked(import_id, actor, OPEN)
    batch.evidence_held_by, batch.counts = _holder(evidence_held_by), {}
    _mean(batch, mapping)
    return bring_in(batch, actor, at, watch)


def _holder(words: str) -> str:
    """Return who holds the evidence that the people agreed. :raises Invalid: when nobody is."""
    if not words.strip():
        raise Invalid(
            _("Say who holds the evidence that these people agreed"), field="evidence_held_by"
        )
    return words.strip()[:200]
