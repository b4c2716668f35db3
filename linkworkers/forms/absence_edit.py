"""Time away changed; refuses a stale one and shows both."""

from linkworkers.forms.absence_add import AbsenceAddForm
from linkworkers.models import Absence
from spcore.ui.versions import VersionedForm


class AbsenceEditForm(AbsenceAddForm, VersionedForm):
    """The same as adding one."""


def saved_of(absence: Absence) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {
        "starts_on": absence.starts_on,
        "ends_on": absence.ends_on,
        "why": absence.why,
        "cover": str(absence.cover_id or ""),
        "note": absence.note,
    }
