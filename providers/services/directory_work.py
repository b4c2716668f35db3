"""What a worker does of a long list: checking it, or bringing it in, said to be done as it goes."""

from collections.abc import Callable, Iterable
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from providers.models import WORKING_LISTS, DirectoryImport, ListState
from providers.policies import WHO_MAY, Action
from providers.services.directory_entry import Found
from providers.services.directory_imports import bring_rows, check_rows, locked_list
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.selectors import actor_of
from spcore.errors import DomainError, NotPermitted
from spcore.loading.progress import Progress
from spcore.loading.report import Unusable
from spcore.outbox.publishing import publish

TOPIC = "directory_import.work"
AT_ONCE = 3_000  # rows that a page does while somebody waits
# From where each step is asked for, and where the list stands again when it could not be taken.
BACK = MappingProxyType(
    {ListState.CHECKING: ListState.COLUMNS, ListState.BRINGING: ListState.CHECKED}
)


def is_long(batch: DirectoryImport) -> bool:
    """Tell whether a page would wait too long for it."""
    return batch.row_count > AT_ONCE


@transaction.atomic
def ask_for_work(
    *, import_id: UUID, step: ListState, actor: Actor, at: datetime, shown: str | None = None
) -> DirectoryImport:
    """
    Let a worker check a long list, or bring it in as somebody saw it (`shown`).

    :raises NotVisible, NotPermitted, Conflict:
    """
    batch = locked_list(import_id, actor, (BACK[step],), shown)
    batch.state, batch.asked_by_id, batch.asked_at = step, actor.user_id, at
    batch.rows_done, batch.problem = 0, ""
    batch.save(update_fields=["state", "asked_by", "asked_at", "rows_done", "problem"])
    publish(topic=TOPIC, subject_id=batch.pk, at=at)
    return batch


def work_on_list(
    *, import_id: UUID, read: Callable[[DirectoryImport], Iterable[Found]], at: datetime
) -> None:
    """
    Take the step that is asked for; nothing where it was taken, or the file thrown away.

    What keeps the step from being taken is kept with the list, for whoever asked.
    """
    batch = DirectoryImport.objects.defer("content").filter(pk=import_id).first()
    if batch is None or batch.state not in WORKING_LISTS:
        return
    came_from = ListState(batch.state)
    try:
        with Progress(DirectoryImport, batch.pk) as progress, transaction.atomic():
            _take(batch, read, progress, at)
    except (DomainError, Unusable, DataError, IntegrityError) as refusal:
        _go_back(batch, came_from, refusal)


def _take(
    batch: DirectoryImport,
    read: Callable[[DirectoryImport], Iterable[Found]],
    progress: Progress,
    at: datetime,
) -> None:
    """
    Take the step. The list is locked after the file was read, since until then another connection
    writes on it how far it is; of two workers the second finds the step taken.
    """
    actor = _actor(batch)
    found = list(progress(read(batch)))
    held = locked_list(batch.pk, actor, WORKING_LISTS)
    if held.state == ListState.CHECKING:
        check_rows(held, found)
    else:
        bring_rows(held, found, actor, at)


def _actor(batch: DirectoryImport) -> Actor:
    """Return whoever asked, if they keep the directory still. :raises NotPermitted:"""
    rows = Membership.objects.live().filter(
        user_id=batch.asked_by_id, role__in=WHO_MAY[Action.IMPORT]
    )
    seat = rows.select_related("user", "organisation").order_by("pk").first()
    if seat is None:
        raise NotPermitted(_("Whoever asked for it does not keep the directory any more"))
    return actor_of(seat)


def _go_back(batch: DirectoryImport, came_from: ListState, refusal: Exception) -> None:
    """Let whoever asked go on from where they were, and see why."""
    is_said = isinstance(refusal, DomainError | Unusable)
    words = str(refusal) if is_said else _("A value in the file does not fit. Correct it")
    rows = DirectoryImport.objects.filter(pk=batch.pk, state=came_from)
    rows.update(state=BACK[came_from], problem=words[:300])
