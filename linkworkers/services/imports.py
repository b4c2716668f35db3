"""Bringing a caseload in, step by step: take the file, say what it means, confirm."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import CaseloadImport, ColumnMeanings, ImportRow, ImportState
from linkworkers.services.bringing_in import columns
from linkworkers.services.bringing_in.batches import locked, record
from linkworkers.services.bringing_in.passes import checked, judged_again
from linkworkers.services.bringing_in.writing import Case, Watch, copy_rows, row_of, written
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.loading.copying import lift_timeout
from spcore.loading.report import Refusal, Unusable
from spcore.loading.tables import open_table
from spcore.outbox.publishing import publish

MAXIMUM_BYTES = 10 * 1024 * 1024
SAMPLES = 3


@transaction.atomic
def start_import(*, file_name: str, content: bytes, actor: Actor, at: datetime) -> CaseloadImport:
    """
    Keep a file for the actor's team, with a proposal of what its columns are.

    :raises NotPermitted:
    :raises Unusable: when it is no table that can be read.
    """
    check_may_import(actor)
    name = file_name.replace("\x00", "")[-120:]
    if len(content) > MAXIMUM_BYTES:
        raise Unusable(f"{name} is larger than 10 MB.", "Split it into several files.")
    table = open_table(content, name=name)
    first = [line for line in islice(table.rows, 50) if not isinstance(line, Refusal)]
    meanings = ColumnMeanings.objects.filter(team_id=actor.organisation_id).first()
    return CaseloadImport.objects.create(
        team_id=actor.organisation_id,
        made_by_id=actor.user_id,
        made_at=at,
        file_name=name,
        content=content,
        headings=table.headings,
        samples=_samples(len(table.headings), [cells for _number, cells in first]),
        mapping=columns.propose(table.headings, remembered=meanings.meanings if meanings else None),
    )


def check_may_import(actor: Actor) -> None:
    """Refuse whoever may not bring a caseload in. :raises NotPermitted:"""
    if actor.role not in policies.MAY_IMPORT:
        raise NotPermitted("Only a supervisor brings a caseload in")


def _samples(width: int, rows: list[list[str]]) -> list[list[str]]:
    columns_of = ([row[place] for row in rows if row[place]] for place in range(width))
    return [[text[:60] for text in dict.fromkeys(column)][:SAMPLES] for column in columns_of]


@transaction.atomic
def set_columns(
    *, import_id: UUID, mapping: list[str], actor: Actor, at: datetime, watch: Watch = iter
) -> CaseloadImport:
    """
    Say what the columns mean, remember it for the team, and judge every row. Brings nothing in.

    :raises NotVisible, Conflict, Invalid, Unusable:
    """
    batch = locked(import_id, actor, (ImportState.COLUMNS, ImportState.CHECKED))
    for problem in columns.problems_of(mapping):
        raise Invalid(problem)
    lift_timeout()
    batch.mapping = mapping
    _remember(batch)
    batch.rows.all()._raw_delete(batch.rows.db)
    counts = _keep_rows(row_of(one, batch) for one in watch(checked(batch, actor, at)))
    batch.counts, batch.state = counts, ImportState.CHECKED
    batch.save(update_fields=["mapping", "counts", "state"])
    return batch


def _remember(batch: CaseloadImport) -> None:
    pairs = zip(batch.headings, batch.mapping, strict=True)
    meanings = {columns.key_of(heading): column for heading, column in pairs}
    row, is_new = ColumnMeanings.objects.get_or_create(
        team_id=batch.team_id, defaults={"meanings": meanings}
    )
    if not is_new:
        row.meanings |= meanings
        row.save(update_fields=["meanings"])


def _keep_rows(rows: Iterable[ImportRow]) -> dict[str, int]:
    """Write the list of verdicts, and return how many rows have which."""
    counts: dict[str, int] = {}
    rows = iter(rows)
    while chunk := list(islice(rows, 2000)):
        for row in chunk:
            counts[row.verdict] = counts.get(row.verdict, 0) + 1
        copy_rows(chunk)
    return counts


@transaction.atomic
def confirm_import(
    *, import_id: UUID, evidence_held_by: str, actor: Actor, at: datetime, watch: Watch = iter
) -> CaseloadImport:
    """
    Bring in what was checked: all of it or nothing, and nothing is sent to anybody.

    :raises NotVisible, Invalid:
    :raises Conflict: also when the records here changed so that other rows would come in.
    """
    batch = locked(import_id, actor, (ImportState.CHECKED,))
    case = _case(batch, evidence_held_by, actor, at)
    counts = _bring_in(case, actor, watch)
    if counts != batch.counts:
        raise Conflict(
            _("Records here have changed since the file was checked. Check it again, then decide")
        )
    return _done(batch, actor, at)


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
    batch = locked(import_id, actor, (ImportState.COLUMNS, ImportState.CHECKED))
    for problem in columns.problems_of(mapping):
        raise Invalid(problem)
    case = _case(batch, evidence_held_by, actor, at)
    batch.mapping = mapping
    _remember(batch)
    batch.counts = _bring_in(case, actor, watch)
    return _done(batch, actor, at)


def _case(batch: CaseloadImport, evidence_held_by: str, actor: Actor, at: datetime) -> Case:
    """Return what all rows share; the team is locked, so that no two imports cross."""
    if not evidence_held_by.strip():
        raise Invalid(
            _("Say who holds the evidence that these people agreed"), field="evidence_held_by"
        )
    lift_timeout()
    team = Organisation.objects.select_for_update(no_key=True).get(pk=batch.team_id)
    batch.evidence_held_by = evidence_held_by.strip()[:200]
    return Case(batch, scheme_id=team.parent_id, user_id=actor.user_id, at=at)


def _done(batch: CaseloadImport, actor: Actor, at: datetime) -> CaseloadImport:
    batch.state, batch.done_at, batch.content, batch.samples = ImportState.DONE, at, b"", []
    batch.save()
    record(batch, "caseload_import", audit.Action.CREATE, actor)
    publish(topic="caseload_import.done", subject_id=batch.pk, at=at, owner_id=actor.user_id)
    return batch


def _bring_in(case: Case, actor: Actor, watch: Watch) -> dict[str, int]:
    again = judged_again(case.batch, actor, case.at, watch)
    case.batch.rows.all()._raw_delete(case.batch.rows.db)
    return _keep_rows(written(again, case))
