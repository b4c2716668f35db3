"""The import that a step is taken on: locked, moved, left to a worker, written into the trail."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.models import CaseloadImport, ImportState
from linkworkers.selectors import import_for
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict
from spcore.outbox.publishing import publish


def locked(import_id: UUID, actor: Actor, states: Collection[str]) -> CaseloadImport:
    """Return the import, locked. :raises NotVisible, Conflict: the second in another state."""
    batch = import_for(actor=actor, import_id=import_id, is_locked=True)
    if batch.state not in states:
        raise _gone_on()
    return batch


def move(batch: CaseloadImport, to: ImportState, **changes: Any) -> CaseloadImport:
    """Move it on, with these changes. :raises Conflict: when it was moved meanwhile."""
    changes |= {"state": to}
    if not CaseloadImport.objects.filter(pk=batch.pk, state=batch.state).update(**changes):
        raise _gone_on()
    for name, value in changes.items():
        setattr(batch, name, value)
    return batch


def leave_to_worker(
    batch: CaseloadImport, to: ImportState, actor: Actor, at: datetime, **changes: Any
) -> CaseloadImport:
    """Promise that a worker takes the step which would keep a page waiting."""
    changes |= {"asked_by_id": actor.user_id, "asked_at": at, "rows_done": 0, "problem": ""}
    publish(topic="caseload_import.work", subject_id=batch.pk, at=at, owner_id=actor.user_id)
    return move(batch, to, **changes)


def _gone_on() -> Conflict:
    return Conflict(_("Somebody has gone on with this import already. Open it again"))


def record(batch: CaseloadImport, label: str, action: audit.Action, actor: Actor) -> None:
    """Name everybody whom the import brought in, in one entry of the trail."""
    audit.record(
        actor=actor,
        action=action,
        label=label,
        people=batch.rows.exclude(person=None).values_list("person_id", flat=True),
        shown=["name", "birth_date", "nhs_number", "contact", "safe_contact", "case_notes"],
        object_id=batch.pk,
    )
