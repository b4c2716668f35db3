"""The two passes over a file: judge every row; then read each again and write what was judged."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from linkworkers.models import CaseloadImport, RowVerdict
from linkworkers.services.bringing_in.judging import Judge, Judged, read_line
from linkworkers.services.bringing_in.rows import RowReader, Surroundings
from linkworkers.services.bringing_in.writing import Watch
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.loading.tables import open_table
from spcore.names import folded


def checked(batch: CaseloadImport, actor: Actor, at: datetime) -> Iterator[Judged]:
    """Give every row of the file with its verdict. :raises Unusable:"""
    table = open_table(bytes(batch.content), name=batch.file_name)
    yield from Judge(actor).judged(table.rows, _reader(batch, at))


def judged_again(
    batch: CaseloadImport, actor: Actor, at: datetime, watch: Watch
) -> Iterator[Judged]:
    """
    Judge the whole file first, then give its rows: what is written meanwhile changes no verdict.

    Between the passes only what the first decided is kept, so that memory does not grow with what
    the rows say. :raises Unusable:
    """
    decided: dict[int, tuple[RowVerdict, str, UUID | None, list]] = {
        one.row.number: (one.verdict, one.fingerprint, one.person_id, one.row.problems)
        for one in watch(checked(batch, actor, at))
    }
    reader = _reader(batch, at)
    for line in open_table(bytes(batch.content), name=batch.file_name).rows:
        row = read_line(line, reader)
        verdict, fingerprint, person_id, row.problems = decided[row.number]
        yield Judged(row, verdict, fingerprint, person_id)


def _reader(batch: CaseloadImport, at: datetime) -> RowReader:
    around = _surroundings(batch.team_id, at)
    return RowReader(batch.headings, batch.mapping, around)


def _surroundings(team_id: UUID, at: datetime) -> Surroundings:
    practices = Organisation.objects.filter(kind=OrganisationKind.PRACTICE, is_open=True)
    people = Membership.objects.filter(
        organisation_id=team_id, role=Role.LINK_WORKER, ended_at=None
    ).values_list("user_id", "user__name", "user__email")
    workers: dict[str, UUID] = {}
    for user_id, name, email in people:
        workers[folded(name)] = workers[email.casefold()] = user_id
    codes = practices.exclude(ods_code=None).values_list("ods_code", "pk")
    return Surroundings(timezone.localtime(at).date(), {str(c): pk for c, pk in codes}, workers)
