"""One pass over a file: every row read against the team's own people and practices, and judged."""

import zlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from linkworkers.models import CaseloadImport
from linkworkers.services.bringing_in.judging import Judge, Judged
from linkworkers.services.bringing_in.rows import RowReader, Surroundings
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.loading.tables import Table, open_table
from spcore.names import folded


def table_of(batch: CaseloadImport) -> Table:
    """Return the table in the file, which is not kept in memory otherwise. :raises Unusable:"""
    rows = CaseloadImport.objects.filter(pk=batch.pk).values_list("content", flat=True)
    return open_table(zlib.decompress(rows.get()), name=batch.file_name)


def packed(content: bytes) -> bytes:
    """Return a file as it is kept: small, since the driver holds four times what it sends."""
    return zlib.compress(content, level=1)


def checked(batch: CaseloadImport, actor: Actor, at: datetime) -> Iterator[Judged]:
    """Give every row of the file with its verdict. :raises Unusable:"""
    yield from Judge(actor).judged(table_of(batch).rows, _reader(batch, at))


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
