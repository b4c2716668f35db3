"""The import that a step is taken on: locked, moved, and written into the trail."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.models import CaseloadImport, ImportState
from linkworkers.selectors import import_for
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict


def locked(import_id: UUID, actor: Actor, states: Iterable[ImportState]) -> CaseloadImport:
    """Return the import, locked. :raises NotVisible, Conflict: the second in another state."""
    batch = import_for(actor=actor, import_id=import_id, is_locked=True)
    if batch.state not in states:
        raise Conflict(_("Somebody has gone on with this import already. Open it again"))
    return batch


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
