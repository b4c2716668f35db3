"""What a worker does of an import: the step that somebody asked for, said to be done as it goes."""

from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers.models import CaseloadImport, ImportState
from linkworkers.services.bringing_in.batches import move
from linkworkers.services.bringing_in.doing import bring_in, check_rows, read_file
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation
from spcore.accounts.roles import Role
from spcore.accounts.selectors import actor_of
from spcore.errors import DomainError, NotPermitted
from spcore.loading.progress import Progress

Step = Callable[[CaseloadImport, Actor, datetime, Callable], CaseloadImport]
STEPS: MappingProxyType[str, Step] = MappingProxyType(
    {
        ImportState.READING: read_file,
        ImportState.CHECKING: check_rows,
        ImportState.BRINGING: bring_in,
    }
)
# Where an import stands again when its step could not be taken.
BACK = MappingProxyType(
    {
        ImportState.READING: ImportState.DROPPED,
        ImportState.CHECKING: ImportState.COLUMNS,
        ImportState.BRINGING: ImportState.CHECKED,
    }
)


def work_on_import(*, import_id: UUID, at: datetime) -> None:
    """
    Take the step that is asked for; nothing where it was taken, or the file thrown away.

    What keeps the step from being taken is kept with the import, for whoever asked.
    """
    batch = CaseloadImport.objects.defer("content").filter(pk=import_id).first()
    if batch is None or not batch.is_working:
        return
    came_from = ImportState(batch.state)
    try:
        with Progress(CaseloadImport, batch.pk) as progress, transaction.atomic():
            _take(batch, at, progress)
    except (DomainError, DataError, IntegrityError) as refusal:
        _go_back(import_id, came_from, refusal)


def _take(batch: CaseloadImport, at: datetime, progress: Progress) -> None:
    """Take the step, one import of a team after the other; a second worker finds it taken."""
    Organisation.objects.select_for_update(no_key=True).get(pk=batch.team_id)
    batch.refresh_from_db(fields=["state"])
    if batch.is_working:
        STEPS[batch.state](batch, _actor(batch), at, progress)


def _actor(batch: CaseloadImport) -> Actor:
    """Return whoever asked, if they supervise the team still. :raises NotPermitted:"""
    rows = Membership.objects.live().filter(
        user_id=batch.asked_by_id, organisation_id=batch.team_id, role=Role.SUPERVISOR
    )
    seat = rows.select_related("user", "organisation").first()
    if seat is None:
        raise NotPermitted(_("Whoever asked for it does not supervise this team any more"))
    return actor_of(seat)


def _go_back(import_id: UUID, came_from: ImportState, refusal: Exception) -> None:
    """Let whoever asked go on from where they were, and see why."""
    words = str(refusal) if isinstance(refusal, DomainError) else ""
    changes: dict[str, Any] = {
        "problem": (words or _("A value in the file does not fit. Correct it"))[:300]
    }
    if came_from == ImportState.READING:
        changes |= {"content": b""}
    batch = CaseloadImport.objects.defer("content").get(pk=import_id)
    if batch.state == came_from:
        move(batch, BACK[came_from], **changes)
