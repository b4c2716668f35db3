"""The three steps that take long: read the file, check its rows, bring them in. All or nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from linkworkers.models import CaseloadImport, ColumnMeanings, ImportRow, ImportState
from linkworkers.services.bringing_in import columns
from linkworkers.services.bringing_in.batches import move, record
from linkworkers.services.bringing_in.passes import checked, table_of
from linkworkers.services.bringing_in.sheaf import Sheaf, write_aside
from linkworkers.services.bringing_in.steps import ways_in, write_steps
from linkworkers.services.bringing_in.writing import Case, Line, Watch, line_of, staged, words_of
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict
from spcore.loading.copying import lift_timeout
from spcore.loading.report import Refusal
from spcore.loading.tables import LOOKED_AT, samples_of
from spcore.outbox.publishing import publish

TOGETHER = 2000  # rows of the list


def read_file(batch: CaseloadImport, actor: Actor, at: datetime, watch: Watch) -> CaseloadImport:
    """Read the whole file, to find out whether it can be; propose its columns. :raises Unusable:"""
    table = table_of(batch)
    first: list[list[str]] = []
    number = 0
    for number, line in enumerate(watch(table.rows), 1):
        if number <= LOOKED_AT and not isinstance(line, Refusal):
            first.append(line[1])
    meanings = ColumnMeanings.objects.filter(team_id=batch.team_id).first()
    return move(
        batch,
        ImportState.COLUMNS,
        headings=table.headings,
        samples=samples_of(len(table.headings), first),
        mapping=columns.propose(table.headings, remembered=meanings.meanings if meanings else None),
        row_count=number,
    )


def check_rows(batch: CaseloadImport, actor: Actor, at: datetime, watch: Watch) -> CaseloadImport:
    """Judge every row, and keep the verdicts. :raises Unusable:"""
    lift_timeout()
    batch.rows.all()._raw_delete(batch.rows.db)
    counts = _keep_rows(line_of(one, batch) for one in watch(checked(batch, actor, at)))
    return move(batch, ImportState.CHECKED, counts=counts, problem="")


def bring_in(batch: CaseloadImport, actor: Actor, at: datetime, watch: Watch) -> CaseloadImport:
    """
    Judge the rows again, and write what comes in once all are judged: none changes a verdict.

    The team is locked, so that no two imports cross. :raises Unusable:
    :raises Conflict: when other rows would come in than were shown.
    """
    lift_timeout()
    team = Organisation.objects.select_for_update(no_key=True).get(pk=batch.team_id)
    case = Case(batch, team.parent_id, actor.user_id, at, words_of(batch))
    batch.rows.all()._raw_delete(batch.rows.db)
    counts = _keep_rows(staged(watch(checked(batch, actor, at)), case))
    if batch.counts and counts != batch.counts:
        raise Conflict(
            _("Records here have changed since the file was checked. Check it again, then decide")
        )
    write_aside()
    write_steps(batch, ways_in(), reason=case.words.brought_in, by=actor.user_id, at=at)
    emptied = {"content": b"", "samples": [], "problem": ""}
    held_by = batch.evidence_held_by
    move(batch, ImportState.DONE, counts=counts, done_at=at, evidence_held_by=held_by, **emptied)
    record(batch, "caseload_import", audit.Action.CREATE, actor)
    publish(topic="caseload_import.done", subject_id=batch.pk, at=at, owner_id=actor.user_id)
    return batch


def _keep_rows(lines: Iterable[Line]) -> dict[str, int]:
    """Write the list of verdicts, and return how many rows have which."""
    counts: dict[str, int] = {}
    sheaf = Sheaf()
    for place, line in enumerate(lines, 1):
        counts[line["verdict"]] = counts.get(line["verdict"], 0) + 1
        sheaf.add(ImportRow, **line)
        if place % TOGETHER == 0:
            sheaf.write()
    sheaf.write()
    return counts
