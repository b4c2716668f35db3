"""Moving an appointment; refuses a stale one and shows both."""

from typing import Any

from django.utils import timezone

from linkworkers.forms.appointment_fields import AppointmentFields
from linkworkers.models import Appointment
from spcore.ui.versions import VersionedForm


class AppointmentEditForm(AppointmentFields, VersionedForm):
    """The fields, with the version they were read at."""


def saved_of(row: Appointment) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    local = timezone.localtime(row.starts_at)
    return {
        "on": local.date(),
        "at_time": local.time().replace(second=0, microsecond=0),
        "minutes": row.minutes,
        "mode": row.mode,
        "room": str(row.room_id or ""),
        "place": row.place,
        "with_whom": row.with_whom,
        "interpreter": row.interpreter,
    }
